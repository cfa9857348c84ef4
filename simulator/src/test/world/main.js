// The tests open what they need themselves.
