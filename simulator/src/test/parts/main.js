// The tests open the parts themselves.
