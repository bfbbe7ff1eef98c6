/** Outlines on a 24 by 24 grid. */
const PATHS = {
  ask: 'M4 5h16v11H9l-5 4zM8 9h8M8 12.5h5',
  source: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  similar: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  check: 'M9 12l2.2 2.2L15.5 9.5M12 3l7 3v6c0 4.5-3 7.500-7 9-4-1.500-7-4.500-7-9V6z',
  library: 'M5 4v16M9 4v16M13 4v16M16.500 4.500l3.500 15.200',
  close: 'M6 6l12 12M18 6L6 18',
  stop: 'M7 7h10v10H7z',
  send: 'M12 19V5M6 11l6-6 6 6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  upload: 'M12 20V8M7 12l5-5 5 5M5 4h14',
  history: 'M4 12a8 8 0 1 0 2.500-5.800M4 4v4h4M12 8v4.500l3 2',
  plus: 'M12 5v14M5 12h14',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300L19 19M19 5l-1.700 1.700M6.700 17.300L5 19',
  moon: 'M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z',
  system: 'M3 5h18v11H3zM9 20h6M12 16v4',
  warning: 'M12 4l9 16H3zM12 10v4.500M12 17.200v.3',
  struck: 'M5 12h14M8 8c0-2 2-3 4-3s3.500.8 4 2M16 16c0 2-2 3-4 3s-4-1-4.300-3',
  expand: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  chevron: 'M9 6l6 6-6 6',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.200 16.200L21 21',
  cite: 'M9 7H5v6h4v1c0 2-1.500 3-3 3.500M19 7h-4v6h4v1c0 2-1.500 3-3 3.500',
  edit: 'M4 20l1-4L16 5l3 3L8 19z',
  folder: 'M3 6h6l2 2h10v11H3z',
  equal: 'M5 9.500h14M5 14.500h14',
  near: 'M5 10c2.500-3 4.500-3 7 0s4.500 3 7 0M5 16c2.500-3 4.500-3 7 0s4.500 3 7 0',
  conflict: 'M5 9.500h14M5 14.500h14M16 5L8 19',
  missing: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.200v.3',
} as const
/** The name of a drawing. */
export type IconName = keyof typeof PATHS

/** A small drawing beside words that say the same; hidden from assistive technology. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
