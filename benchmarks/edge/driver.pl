# The world outside the board: changes a simulated input, waits for the output to follow, and prints the microseconds each took.
#   driver.pl INPUT OUTPUT COUNT     offsets on the simulated chip; -1 where no answer came within a second
use strict;
use warnings;
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC usleep);

my ($input, $output, $count) = @ARGV;
my $lines = '/run/rig-gpio';
open(my $pull, '+<', "$lines/sim_gpio$input/pull") or die "pull: $!";
open(my $value, '<', "$lines/sim_gpio$output/value") or die "value: $!";

sub level {
  sysseek($value, 0, 0);
  sysread($value, my $text, 1);
  return $text;
}

for my $i (1 .. $count) {
  usleep(5000 + int(rand(10000)));
  my $next = $i % 2;
  sysseek($pull, 0, 0);
  my $begin = clock_gettime(CLOCK_MONOTONIC);
  syswrite($pull, $next ? 'pull-up' : 'pull-down') or die "pull: $!";
  my $end;
  do { $end = clock_gettime(CLOCK_MONOTONIC) } until (level() eq $next || $end - $begin > 1);
  printf("%d\n", $end - $begin > 1 ? -1 : ($end - $begin) * 1e6);
}
