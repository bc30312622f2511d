/** Instants that anchor clocks, as a process is told of them: those that hold, in ISO. */
export function anchorsFrom(instants: Record<string, Date | undefined>): Record<string, string> {
  const known = Object.entries(instants).filter((entry): entry is [string, Date] => entry[1] !== undefined);
  return Object.fromEntries(known.map(([name, instant]) => [name, instant.toISOString()]));
}
