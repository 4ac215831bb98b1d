#!/usr/bin/perl
# Reads what wqtop prints with real parsers and compares every number with the module's file:
#     programs.pl csv|json|prometheus FILE SAMPLES <OUTPUT
# For prometheus, OUTPUT is what promtool query instant -o json says. Says what differs; exit status 1 if anything does.
use strict;
use warnings;
use JSON::PP;

my ($mode, $path, $samples) = @ARGV;
my $wrong = 0;
my $compared = 0;

sub wrong { print "@_\n"; $wrong++ }

# As text: no digit may change on the way.
sub same {
	my ($what, $wanted, $got) = @_;
	$compared++;
	$wanted = undef if defined $wanted && $wanted eq '-';
	return if !defined $wanted && !defined $got;
	wrong("$what: " . ($got // 'nothing') . ' instead of ' . ($wanted // 'nothing'))
		if !defined $wanted || !defined $got || "$wanted" ne "$got";
}

# The module's file by the rules of common/FORMAT.md: {lines}{key}, {table}{queue}{column}, [last].
sub read_file {
	open(my $in, '<', $path) or die "$path: $!\n";
	my @blocks = split /\n{2,}/, join('', <$in>);
	my %file = (order => []);
	for (split /\n/, shift @blocks) {
		my ($key, $value) = split ' ', $_, 2;
		$file{lines}{$key} = $value;
	}
	# Older modules have this line among those of above.
	my $periodic = $file{lines}{periodic};
	for my $block (@blocks) {
		my ($header, @rows) = split /\n/, $block;
		$periodic = $1 if $header =~ /^periodic (.*)/;
		push @{$file{last}}, grep { /^last / } $header, @rows;
		my ($table, @columns) = split ' ', $header;
		next unless $table =~ /^(queue|times|more_times|concurrency|flags|(wait|run)(_eighths)?)$/;
		for (@rows) {
			my ($queue, @values) = split;
			push @{$file{order}}, $queue if $table eq 'queue';
			if ($columns[0] =~ /^log2_ns/) {
				# Added up to octaves: 28.6:4 is four in 28.
				my $octaves = $file{$table =~ s/_eighths//r}{$queue} = {};
				/^(\d+)(?:\.\d)?:(\d+)$/ and $octaves->{$1} += $2 for @values;
			} else {
				@{$file{$table}{$queue}}{@columns} = @values;
			}
		}
	}
	$file{periodic} = { $periodic =~ /(\w+)=(\S+)/g };
	return \%file;
}

my $file = read_file();
my @tables = qw(queue times more_times concurrency flags);

# A row of CSV or an object of JSON: every column of every table is there by its name.
sub compare_queue {
	my ($what, $queue, $got) = @_;
	for my $table (@tables) {
		my $row = $file->{$table}{$queue} or next;
		for my $column (sort keys %$row) {
			next if $column eq 'made_by';
			same("$what $queue $column", $row->{$column}, $got->{$column});
		}
	}
	for my $histogram (qw(wait run)) {
		my @p = map { $got->{"${histogram}_p${_}_ns"} } 50, 90, 99;
		my $max = $file->{times}{$queue}{"${histogram}_max_ns"};
		my $min = $file->{more_times}{$queue}{"${histogram}_min_ns"} // 0;
		if (!%{$file->{$histogram}{$queue} // {}}) {
			wrong("$what $queue: percentiles of nothing") if grep { defined } @p;
		} elsif (grep { !defined } @p or $p[0] > $p[1] or $p[1] > $p[2] or $p[2] > $max or $p[0] < $min) {
			wrong("$what $queue: percentiles of $histogram are not in order, or not within what was seen");
		}
	}
}

sub read_csv {
	require Text::CSV;
	binmode STDIN;
	my $csv = Text::CSV->new({ binary => 0, eol => "\r\n", strict => 1, blank_is_undef => 1 });
	my @names = @{$csv->getline(*STDIN)};
	$csv->column_names(@names);
	my @rows;
	while (my $row = $csv->getline_hr(*STDIN)) {
		push @rows, $row;
	}
	wrong('CSV: ' . join(' ', $csv->error_diag)) unless $csv->eof;
	return @rows;
}

sub check_csv {
	my @rows = read_csv();
	my @order = @{$file->{order}};
	same('rows', $samples * @order, scalar @rows);
	for my $i (0 .. $#rows) {
		my $row = $rows[$i];
		same('row: state', 'live', $row->{state});
		same('row: reason', undef, $row->{reason});
		same('row: time_ns', $file->{lines}{time_ns}, $row->{time_ns});
		same('row: queue', $order[$i % @order], $row->{queue});
		compare_queue('row', $row->{queue}, $row);
	}
}

sub check_answer {
	my ($line, $got) = @_;
	my %wanted = $line =~ /(\w+)=("[^"]*"|\S*)/g;
	for my $key (keys %wanted) {
		my $value = $wanted{$key};
		# In the file all but the printable is \ooo; wqtop leaves it so where it is not printable.
		$value =~ s/^"(.*)"$/$1/ and
			$value =~ s/\\([0-7]{3})/ my $c = chr oct $1; $c =~ m{[ -~]} ? $c : "\\$1" /gex;
		same("last $key", $value, $got->{$key});
	}
}

sub check_json {
	my @lines = <STDIN>;
	same('lines', $samples, scalar @lines);
	for (@lines) {
		my $got = JSON::PP->new->utf8->decode($_);
		same('state', 'live', $got->{state});
		same($_, $file->{lines}{$_}, $got->{$_}) for qw(time_ns loaded_ns epoch cpus hz kernel in_flight_limit cpu_intensive_thresh_us delayed_due_ns recording_since_ns source_hash);
		same('recording', $file->{lines}{recording} eq 'on' ? 1 : 0, $got->{recording} ? 1 : 0);
		same("periodic $_", $file->{periodic}{$_}, $got->{periodic}{$_}) for keys %{$file->{periodic}};
		same('queues', "@{$file->{order}}", join(' ', map { $_->{queue} } @{$got->{queues}}));
		for my $queue (@{$got->{queues}}) {
			compare_queue('queues', $queue->{queue}, $queue);
			for my $histogram (qw(wait run)) {
				my $wanted = $file->{$histogram}{$queue->{queue}};
				my $buckets = $queue->{"${histogram}_log2_ns"};
				same("$queue->{queue} $histogram: buckets", 36, scalar @$buckets);
				same("$queue->{queue} $histogram $_", $wanted->{$_} // 0, $buckets->[$_]) for 0 .. 35;
			}
		}
		same('answers', scalar @{$file->{last}}, scalar @{$got->{last}});
		check_answer($file->{last}[$_], $got->{last}[$_]) for 0 .. $#{$file->{last}};
	}
}

# Prometheus has floating-point numbers.
sub near {
	my ($what, $wanted, $got) = @_;
	return same($what, undef, $got) if $wanted eq '-';
	$compared++;
	wrong("$what: " . ($got // 'nothing') . " instead of $wanted")
		if !defined $got || abs($wanted - $got) > 1e-12 * (1 + abs $wanted);
}

sub check_prometheus {
	my %got;
	for my $series (@{decode_json(join '', <STDIN>)}) {
		my $labels = $series->{metric};
		my $name = $labels->{__name__} =~ s/^workqueue_demo_//r;
		my $le = $labels->{le} // '';
		$le = sprintf('%.9f', $le) if $le =~ /^[0-9]/; # 1e-09 on the way
		$got{$name}{$labels->{queue} // ''}{$le} = $series->{value}[1];
		same('kernel', $file->{lines}{kernel}, $labels->{kernel}) if $name eq 'info';
	}
	my $value = sub { $got{$_[0]}{$_[1] // ''}{$_[2] // ''} };
	near('up', 1, $value->('up'));
	near('drift', $file->{periodic}{drift_ns} / 1e9, $value->('periodic_drift_seconds'));
	near('ticks', $file->{periodic}{ticks}, $value->('periodic_ticks_total'));
	near('period', $file->{periodic}{period_ms} / 1e3, $value->('periodic_period_seconds'));
	for my $queue (@{$file->{order}}) {
		my %row = (%{$file->{queue}{$queue}}, %{$file->{concurrency}{$queue}});
		for my $column (sort keys %row) {
			my $name = $column =~ /^(armed|pending|running|held)$/ ? $column
				: $column eq 'highest' ? 'running_highest' : "${column}_total";
			near("$queue $name", $row{$column}, $value->($name, $queue));
		}
		near("$queue max_active", $file->{flags}{$queue}{max_active}, $value->('max_active', $queue));
		check_histogram($_, $queue, $value) for qw(wait run);
	}
}

sub check_histogram {
	my ($histogram, $queue, $value) = @_;
	my $name = "${histogram}_seconds";
	my $times = $file->{times}{$queue};
	my $sum = 0;
	near("$queue ${histogram}_max", $times->{"${histogram}_max_ns"} / 1e9, $value->("${histogram}_max_seconds", $queue));
	for my $bucket (0 .. 35) {
		my $le = $bucket == 35 ? '+Inf' : sprintf('%.9f', (2 ** ($bucket + 1) - 1) / 1e9);
		$sum += $file->{$histogram}{$queue}{$bucket} // 0;
		near("$queue $name le=$le", $sum, $value->("${name}_bucket", $queue, $le));
	}
	near("$queue $name count", $sum, $value->("${name}_count", $queue));
	near("$queue $name sum", $times->{"${histogram}_total_ns"} / 1e9, $value->("${name}_sum", $queue));
}

if ($mode eq 'csv') { check_csv() }
elsif ($mode eq 'json') { check_json() }
elsif ($mode eq 'prometheus') { check_prometheus() }
else { die "usage: programs.pl csv|json|prometheus FILE SAMPLES\n" }
wrong('hardly anything was compared') if $compared < 100;
exit($wrong > 0);
