import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The one accent: a deep blue-green. */
const petrol: MantineColorsTuple = [
  "#eaf5f5",
  "#d3e8e9",
  "#a8d1d4",
  "#79b8bd",
  "#52a2a9",
  "#36939b",
  "#1f7a83",
  "#0f636c",
  "#0b5159",
  "#073c43",
];

/** Warm greys; shade 6 is the lightest that reads on white (WCAG AA). */
const gray: MantineColorsTuple = [
  "#faf8f5",
  "#f4f1ec",
  "#e9e5de",
  "#dcd6cc",
  "#c8c0b4",
  "#a0978a",
  "#6b6358",
  "#575047",
  "#3d3832",
  "#262320",
];

/** For what takes things away; shades 6 and 7 carry white text, and read on white (WCAG AA). */
const red: MantineColorsTuple = [
  "#fbeae7",
  "#f7d4ce",
  "#f0b1a7",
  "#e88d80",
  "#db6b5b",
  "#cc4d3c",
  "#b93526",
  "#a32a1f",
  "#8a2018",
  "#701811",
];

const dark: MantineColorsTuple = [
  "#dedad4",
  "#c4bfb7",
  "#a8a299",
  "#756f66",
  "#4a4640",
  "#393632",
  "#2b2926",
  "#211f1d",
  "#191816",
  "#121110",
];

export const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, red, dark },
  black: "#262320",
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif',
  headings: { fontWeight: "650" },
  defaultRadius: "sm",
  focusRing: "always",
  respectReducedMotion: true,
  fontSizes: { xs: "0.8125rem", sm: "0.9063rem", md: "1rem" },
  components: {
    // Mantine's dialogs begin with a <header>, which at the top of the page would be a second banner.
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        yOffset: "8vh",
        attributes: { header: { role: "presentation" } },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: "presentation" } } } },
    // In place rather than at the end of the page: inside the navigation landmark, and without a focusable placeholder.
    Menu: {
      defaultProps: {
        transitionProps: { duration: 0 },
        shadow: "md",
        offset: 4,
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, shadow: "md" } },
  },
});
