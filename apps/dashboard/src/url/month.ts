/** `2026-03` → `2026-03-01` */
export const firstDay = (month: string): string => `${month}-01`;

/** `2026-02` → `2026-02-28` */
export function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** `2026-01`, -1 → `2025-12` */
export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The months before and with this one, the newest first. */
export const monthsBack = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, back) => monthAfter(month, -back));
