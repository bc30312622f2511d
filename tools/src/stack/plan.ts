import { join } from 'node:path';
import type { EnvironmentPaths } from './paths.js';
import type { Ports } from './ports.js';
import type { Secrets } from './secrets.js';

/** What the rows of the parts table are made from. */
export interface StackPlan {
  paths: EnvironmentPaths;
  ports: Ports;
  secrets: Secrets;
  replicas: number;
  /** Absent: business time is wall time. */
  clockFile?: string;
  /** Lets tests skip time per workflow. */
  timeSkipping?: boolean;
  /** With a provider of identities of its own, which vouches for the people of a trial. */
  signIn?: boolean;
  /** NATS accounts for specs. */
  specAccounts?: number;
  /** Further variables for every service and worker. */
  environment: Record<string, string>;
  /** Further variables for single parts, by their names; they win. */
  environmentOf?: Readonly<Record<string, Record<string, string>>>;
  /** Ports at which single parts find the back ends, where they are not to go there straight. */
  detours?: Readonly<Record<string, Detour>>;
}

/** Where a part finds the back ends; what is absent it finds where it is. */
export type Detour = Partial<Pick<Ports, 'postgres' | 'nats' | 'temporal'>>;

/** The plan as this part sees it. */
export const planFor = (plan: StackPlan, part: string): StackPlan => ({
  ...plan,
  ports: { ...plan.ports, ...plan.detours?.[part] },
  environment: { ...plan.environment, ...plan.environmentOf?.[part] },
});

export const logOf = (plan: StackPlan, name: string): string => join(plan.paths.logs, `${name}.log`);

/** What a part gets of this command's own environment: nothing that it does not need. */
export const inherited = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '/tmp',
  NODE_ENV: 'production',
});
