import type { MeasureDto } from './measure.dto.js';
import type { Measure } from './measure.js';

/** Instants as text; everything else as it stands. */
export function measureView(measure: Measure): MeasureDto {
  const { pause, pauses: _past, ...state } = measure;
  const dated = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : (value as unknown),
    ]),
  );
  const paused = pause && { ...pause, since: pause.since.toISOString(), until: pause.until.toISOString() };
  return { ...dated, pause: paused } as unknown as MeasureDto;
}
