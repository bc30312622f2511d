/** From the receipt of a repeated call instants come as text. */
export const iso = (at: Date | string): string => new Date(at).toISOString();
