import { unrecoverable } from './expectations.js';
import { rehearse, type Rehearsal } from './rehearsal.js';
import { committedIn, type Scenario } from './scenario.js';
import type { ScenarioFile } from './scenario-file.js';
import { scaled } from './scale.js';
import { sizeAmiss } from './size-sense.js';

/** What is going to be lived. */
export interface Planned {
  file: ScenarioFile;
  /** As it is going to be simulated: scaled. */
  scenario: Scenario;
  factor: number;
  families: number;
  seed: number;
  rehearsal: Rehearsal;
}

/** At a size and with a seed. Throws {@link Problem} where it could not be recovered, before anything is started. */
export function planned(file: ScenarioFile, { families: wished, seed }: { families?: number; seed: number }): Planned {
  const families = wished ?? committedIn(file.scenario);
  const { scenario, factor } = scaled(file.scenario, families);
  file.refuse(sizeAmiss(scenario));
  const rehearsal = rehearse(scenario, seed);
  file.refuse(unrecoverable({ scenario, factor, rehearsal }));
  return { file, scenario, factor, families, seed, rehearsal };
}
