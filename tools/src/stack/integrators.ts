import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUser } from '@nats-io/nkeys';
import { Problem } from '../problem.js';
import type { EnvironmentPaths } from './paths.js';
import { NATS_USERS, writeSecret } from './secrets.js';

/** Somebody outside the house who reads the facts of some communes on NATS. */
export interface Integrator {
  /** Lower-case letters, digits and dashes; in the name of its consumer and of its inbox. */
  name: string;
  /** CUT codes. */
  communes: string[];
  /** Public key (nkey). The secret one was shown once, to them. */
  key: string;
}

const fileOf = ({ folder }: EnvironmentPaths): string => join(folder, 'integrators.json');

export function integratorsOf(paths: EnvironmentPaths): Integrator[] {
  const file = fileOf(paths);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Integrator[]) : [];
}

/** A new one, or other communes or a new key for one that is there. Gives its secret key, which is kept nowhere. */
export function putIntegrator(paths: EnvironmentPaths, name: string, communes: readonly string[]): string {
  if ((NATS_USERS as readonly string[]).includes(name))
    throw new Problem(`${name} is a name of the house's own: take another one, e.g. san or municipio-data.`);
  const pair = createUser();
  const others = integratorsOf(paths).filter((one) => one.name !== name);
  const all = [...others, { name, communes: [...new Set(communes)].sort(), key: pair.getPublicKey() }];
  writeSecret(
    fileOf(paths),
    all.sort((one, other) => (one.name < other.name ? -1 : 1)),
  );
  return Buffer.from(pair.getSeed()).toString();
}

/** Throws {@link Problem} where there is nobody of that name. */
export function dropIntegrator(paths: EnvironmentPaths, name: string): void {
  const all = integratorsOf(paths);
  if (!all.some((one) => one.name === name))
    throw new Problem(
      `There is no integrator "${name}" here${all.length > 0 ? `, but ${all.map((one) => one.name).join(', ')}` : ''}.`,
    );
  writeSecret(
    fileOf(paths),
    all.filter((one) => one.name !== name),
  );
}
