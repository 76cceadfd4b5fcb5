// The look: Be Vietnam Pro, sea-green on paper white, blue for the other side, red only for what is overdue.
import { createTheme, type MantineColorsTuple } from "@mantine/core";

const sea: MantineColorsTuple = [
  "#e9f5f4",
  "#d3e8e6",
  "#a6d2cf",
  "#76bbb7",
  "#4fa8a3",
  "#31958f",
  "#1b817d",
  "#0f6b6f",
  "#0b5559",
  "#073f43",
];
const strait: MantineColorsTuple = [
  "#eaf2fc",
  "#d3e3f6",
  "#a6c5ec",
  "#78a7e1",
  "#528dd8",
  "#3d7dce",
  "#2f6cb5",
  "#265a98",
  "#1d487b",
  "#14365d",
];
const paper: MantineColorsTuple = [
  "#fdfcf9",
  "#f7f5ee",
  "#ebe9e0",
  "#dad9d1",
  "#b9bdb8",
  "#8f9a98",
  "#61716f",
  "#475a59",
  "#2f4344",
  "#182b2e",
];
const dark: MantineColorsTuple = [
  "#e4eae8",
  "#c3cecc",
  "#9fafad",
  "#77898a",
  "#3c5054",
  "#2e4145",
  "#1f2f33",
  "#16252a",
  "#101d21",
  "#0b1518",
];

export const theme = createTheme({
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  headings: { fontFamily: '"Be Vietnam Pro", system-ui, sans-serif', fontWeight: "600" },
  colors: { sea, strait, paper, dark },
  primaryColor: "sea",
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: "md",
  black: "#182b2e",
  cursorType: "pointer",
  respectReducedMotion: true,
});
