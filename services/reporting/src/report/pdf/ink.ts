/** Colours that differ in lightness too: a copy in black and white says the same. */
export const INK = {
  text: '#1d2733',
  soft: '#55606e',
  line: '#d5dbe2',
  shade: '#f2f5f8',
  band: '#1f4e79',
  onBand: '#ffffff',
} as const;

export const SERIES_INK = ['#1f4e79', '#e08e2b', '#9db8cf'] as const;

export const STATE_INK = { good: '#2e7d4f', middling: '#b7791f', bad: '#b3362b' } as const;
