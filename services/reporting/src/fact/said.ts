/** What a fact says under a name: undefined where it says nothing, or something else than is understood here. */
type Data = Readonly<Record<string, unknown>>;

export const text = (data: Data, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
};

export const count = (data: Data, name: string): number | undefined => {
  const value = data[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

/** An instant in milliseconds; `otherwise` where there is none. */
export const instant = (data: Data, name: string, otherwise: number): number => {
  const at = Date.parse(text(data, name) ?? '');
  return Number.isNaN(at) ? otherwise : at;
};
