#!/usr/bin/perl
# Checks a trace (standard input) by the rules of Chrome's trace event format, and against the events that it was made of.
# trace.pl FILE: a recording, or a file of events.
use strict;
use warnings;
use JSON::PP;

my ($file) = @ARGV;
my $wrong = 0;

sub wrong {
	print "@_\n";
	$wrong++;
}

my @lines = @{decode_json(do { local $/; <STDIN> })->{traceEvents}};
my (%lane, %newest, %open, %arrow, %wait, %named, %slices, %moments, $arrows);
my %needs = (B => 'name', i => 'name', s => 'id', f => 'id', b => 'id', e => 'id', C => 'name', M => 'name', E => 'ts');

# --- rules of the format ---

for my $line (@lines) {
	my ($ph, $tid, $ts) = @$line{qw(ph tid ts)};
	wrong("an unknown phase $ph") if !$needs{$ph};
	wrong("no $needs{$ph} in a line $ph") if !defined $line->{$needs{$ph}};
	wrong("no process in a line $ph") if $line->{pid} != 1;
	if ($ph eq 'M') {
		$named{$tid} = $line->{args}{name} if $line->{name} eq 'thread_name';
		next;
	}
	wrong("no time in a line $ph") if $ts !~ /^[0-9]+(\.[0-9]+)?$/;
	my $place = $ph eq 'C' ? "C $line->{name}" : $ph =~ /[be]/ ? "$ph $line->{id}" : $tid // 'all';
	wrong("time goes back in $place: $ts") if $ts < ($newest{$place} // 0);
	$newest{$place} = $ts;
	wrong("a lane without a name: $tid") if defined $tid && !$named{$tid};
	if ($ph eq 'B') {
		push @{$open{$tid}}, $line;
	} elsif ($ph eq 'E') {
		my $begin = pop @{$open{$tid}} or wrong("an end without a beginning in $tid at $ts");
		push @{$slices{$begin->{name}}}, { from => $begin->{ts}, to => $ts, lane => $named{$tid} };
	} elsif ($ph =~ /[sf]/) {
		wrong("an arrow at no slice: $line->{id}") if !@{$open{$tid} // []};
		wrong("an arrow begins twice: $line->{id}") if $ph eq 's' && $arrow{$line->{id}}++;
		wrong("an arrow without a beginning: $line->{id}") if $ph eq 'f' && !$arrow{$line->{id}};
		$arrows++ if $ph eq 'f';
	} elsif ($ph eq 'b') {
		wrong("a wait begins twice: $line->{id}") if $wait{"$line->{cat} $line->{id}"}++;
	} elsif ($ph eq 'e') {
		wrong("a wait ends that has not begun: $line->{id}") if !delete $wait{"$line->{cat} $line->{id}"};
	} elsif ($ph eq 'i') {
		$moments{$line->{name} =~ s/ .*//r}++;
	} else {
		wrong("a counter without numbers: $line->{name}") if grep { !/^[0-9]+$/ } values %{$line->{args}};
	}
}
wrong("slices are left open in $_") for grep { @{$open{$_}} } keys %open;
wrong("waits are left open: $_") for keys %wait;

# --- what happened ---

my (%key, %began, %count, $compared);
@key{qw(system delayed custom periodic bound highpri cpu_intensive ordered freezable bh)} = qw(i d c s b p n o z t);
open(my $events, '<', $file) or die "$file: $!";
while (<$events>) {
	next if !/^seq=/;
	my %event = map { split /=/, $_, 2 } split;
	my $name = "$key{$event{queue}}$event{item}";
	$count{$event{event}}++;
	$began{$name} = \%event if $event{event} eq 'started';
	next if $event{event} ne 'finished' || !$began{$name};
	my ($slice) = @{$slices{$name} // []} or do { wrong("no slice of $name"); next };
	wrong("$name began at $slice->{from} µs, not at $began{$name}{ns} ns")
		if abs($slice->{from} * 1000 - $began{$name}{ns}) > 1;
	wrong("$name ended at $slice->{to} µs, not at $event{ns} ns") if abs($slice->{to} * 1000 - $event{ns}) > 1;
	wrong("$name ran in the lane $slice->{lane}") if $slice->{lane} ne $event{worker};
	$compared++;
}
wrong('hardly anything was compared') if ($compared // 0) < 10;
wrong("$moments{coalesced} coalesced") if ($moments{coalesced} // 0) != ($count{coalesced} // 0);
my $submitted = ($count{submitted} // 0) + ($count{armed} // 0);
wrong(scalar(keys %arrow) . " arrows begin, $submitted were submitted") if keys %arrow != $submitted;
my $ended = ($count{started} // 0) + ($count{cancelled} // 0);
wrong("$arrows arrows end, $ended were started or cancelled") if $arrows > $ended || $arrows < $ended - 10;
exit($wrong > 0);
