/**
 * How long what is kept, in months: defaults and ceilings. The ceilings are those of the Parcoursup order (2 years in use,
 * 4 years archived) and 1 year for traces of access; a school may choose less, never more (`domain.md`, "French rules").
 */
export const retention = {
  candidateActiveMonths: { default: 24, least: 1, most: 24 },
  candidateArchivedMonths: { default: 48, least: 0, most: 48 },
  recordMonths: { default: 24, least: 1, most: 24 },
  traceMonths: { default: 12, least: 1, most: 12 },
} as const;
