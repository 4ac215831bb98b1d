#!/usr/bin/perl
# Reads the output of `tmux capture-pane -pe`, writes the same with attributes in words: {bold fg:114}LIVE{}. What nobody
# can see is left out, for tmux and ncurses may write it in several ways: the colour of a blank, blanks at the end and what
# leads to them.
use strict;
use warnings;
use open qw(:std :encoding(UTF-8));

my @names = (undef, 'bold', 'dim', 'italic', 'underline', 'blink', undef, 'reverse');
my %off = (22 => [1, 2], 23 => [3], 24 => [4], 25 => [5], 27 => [7]);
my (%on, $fg, $bg);

sub reset_all { %on = (); $fg = $bg = ''; }

# Takes "8;5;N" or "8;2;R;G;B" off the numbers behind a 38 or 48.
sub long_colour {
	my ($numbers) = @_;
	my $kind = shift @$numbers;
	return join ',', splice @$numbers, 0, $kind == 5 ? 1 : 3;
}

sub take {
	my @numbers = map { $_ || 0 } split /;/, shift || '0';
	while (@numbers) {
		my $n = shift @numbers;
		if ($n == 0) { reset_all(); }
		elsif ($n < 10) { $on{$n} = 1; }
		elsif ($off{$n}) { delete @on{@{$off{$n}}}; }
		elsif ($n == 38) { $fg = long_colour(\@numbers); }
		elsif ($n == 48) { $bg = long_colour(\@numbers); }
		elsif ($n == 39) { $fg = ''; }
		elsif ($n == 49) { $bg = ''; }
		elsif ($n >= 30 && $n < 38) { $fg = $n - 30; }
		elsif ($n >= 40 && $n < 48) { $bg = $n - 40; }
	}
}

# The attributes that are on; of a blank only those that can be seen.
sub attributes {
	my ($blank) = @_;
	my @shown = grep { !$blank || $_ == 4 || $_ == 7 } sort keys %on;
	my @words = map { $names[$_] // "sgr$_" } @shown;
	push @words, "fg:$fg" if $fg ne '' && (!$blank || @shown);
	push @words, "bg:$bg" if $bg ne '';
	return "@words";
}

reset_all();
while (my $line = <STDIN>) {
	my ($out, $last, $last_blank) = ('', '', '');
	chomp $line;
	while ($line =~ /\G(?:\e\[([0-9;]*)m|(.))/g) {
		my ($numbers, $char) = ($1, $2);
		if (defined $numbers) { take($numbers); next; }
		my ($now, $now_blank) = (attributes(0), attributes(1));
		# A blank that looks the same either way goes with what is before it.
		$now = $now_blank eq $last_blank ? $last : $now_blank if $char eq ' ';
		$out .= "{$now}" if $now ne $last;
		$out .= $char;
		($last, $last_blank) = ($now, $now_blank);
	}
	$out =~ s/(?:\{\})? *$// if $last_blank eq '';
	print "$out\n";
}
