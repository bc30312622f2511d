/** How far behind the stream the figures are (`LagDto` of the service of reporting). */
export interface Lag {
  generation: number;
  consumers: { name: 'live' | 'rebuild'; messages: number; seconds: number }[];
}

export interface Freshness {
  isUpToDate: boolean;
  messages: number;
  seconds: number;
}

/** Of what is shown; what is built beside it does not matter to who looks. */
export function freshnessOf({ consumers }: Lag): Freshness | undefined {
  const live = consumers.find(({ name }) => name === 'live');
  return live && { isUpToDate: live.messages === 0, messages: live.messages, seconds: live.seconds };
}
