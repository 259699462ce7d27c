/** Our mark: the two doors of an airlock, and somebody passing through. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0b5159" />
      <path
        d="M13 7H8v18h5M19 7h5v18h-5"
        fill="none"
        stroke="#d3e8e9"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="16" r="3.5" fill="#f2b84b" />
    </svg>
  );
}
