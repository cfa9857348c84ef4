// The tests attach what they need themselves, by sim:world.
