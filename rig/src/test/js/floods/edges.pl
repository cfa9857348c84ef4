# perl edges.pl COUNT PAUSE_US LINE...   Each of the lines goes up and down in turn, COUNT edges each; a pause after each round.
use strict;
use warnings;
use POSIX ();
my ($count, $pause, @lines) = @ARGV;
my @files = map { open(my $file, '+<', "/run/rig-gpio/sim_gpio$_/pull") or die "$_: $!"; $file } @lines;
my $began = (POSIX::times())[0];
for my $edge (1 .. $count) {
  for my $file (@files) {
    sysseek($file, 0, 0);
    syswrite($file, $edge % 2 ? 'pull-up' : 'pull-down') or die $!;
  }
  select(undef, undef, undef, $pause / 1e6) if $pause;
}
my $took = ((POSIX::times())[0] - $began) / POSIX::sysconf(&POSIX::_SC_CLK_TCK);
printf "%d edges on %d lines in %.2f s, %d a second on each\n", $count, scalar @lines, $took, $count / ($took || 0.01);
