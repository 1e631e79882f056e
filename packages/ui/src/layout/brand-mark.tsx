/** The mark of Torrent: three streams that run into one. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" fill="var(--t-accent)" />
      <g fill="none" stroke="var(--t-on-accent)" strokeWidth="2" strokeLinecap="round">
        <path d="M4.5 7c5 0 5.5 5 10 5h5" />
        <path d="M4.5 12h15" opacity=".65" />
        <path d="M4.5 17c5 0 5.5-5 10-5" />
      </g>
    </svg>
  )
}
