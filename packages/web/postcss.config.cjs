// Mantine's own mixins (light-dark(), rem(), breakpoints) for the style sheets beside the components.
module.exports = { plugins: { "postcss-preset-mantine": {} } };
