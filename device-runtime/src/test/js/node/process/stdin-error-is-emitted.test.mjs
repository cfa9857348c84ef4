// destroy(error) ends it as any stream.
process.stdin.on('error', (error) => console.log('error', error.message));
process.stdin.on('close', () => console.log('close'));
process.stdin.resume();
setTimeout(() => process.stdin.destroy(new Error('enough')), 10);
// out: error enough
// out: close
