console.log('text', 1, true, null, undefined, -0, 10n, Symbol('s'));
console.log({ a: 1, 'b-c': [1, , 'x'], nested: { deep: { deeper: { deepest: 1 } } } });
console.log('%s is %d, %i%%, %j', 'pi', 3.14, 3.9, { a: 1 }, 'rest');
console.log([new Map([['k', 1]]), new Set([1]), new Date(0), /x/g, () => {}, class A {}]);
console.group('group');
console.log('in\nside');
console.groupEnd();
console.table([{ a: 1, b: 'x' }, { a: 2 }]);
console.count();
console.count();
// out: text 1 true null undefined -0 10n Symbol(s)
// out: {
// out:   a: 1,
// out:   'b-c': [ 1, <1 empty item>, 'x' ],
// out:   nested: { deep: { deeper: [Object] } }
// out: }
// out: pi is 3.14, 3%, {"a":1} rest
// out: [
// out:   Map(1) { 'k' => 1 },
// out:   Set(1) { 1 },
// out:   1970-01-01T00:00:00.000Z,
// out:   /x/g,
// out:   [Function (anonymous)],
// out:   [class A]
// out: ]
// out: group
// out:   in
// out:   side
// out: ┌─────────┬───┬─────┐
// out: │ (index) │ a │ b   │
// out: ├─────────┼───┼─────┤
// out: │ 0       │ 1 │ 'x' │
// out: │ 1       │ 2 │     │
// out: └─────────┴───┴─────┘
// out: default: 1
// out: default: 2
