# edges.sh COUNT HZ LINES   So many edges on each of the lines, made by the kernel (ko/rig_edges.c); 0 Hz: each once the one before is handled.
cd /sys/module/rig_edges/parameters || exit
echo "$3" >lines
echo "$2" >hz
echo "$1" >run || exit
took=$(cat took_us)
echo "$1 edges on each of $3 in $took us, $(($1 * 1000000 / (took + 1))) a second"
