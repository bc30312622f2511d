import { SEVERITIES, type Severity } from '@oln/contracts';

/** 0 is the gravest: the order of lists. */
export const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

export const isGraver = (one: Severity, other: Severity): boolean => rankOf(one) < rankOf(other);

export const gravest = (first: Severity, ...others: Severity[]): Severity =>
  others.reduce((most, one) => (isGraver(one, most) ? one : most), first);

/** So many steps graver, at most critical. */
export const raised = (severity: Severity, steps: number): Severity =>
  SEVERITIES[Math.max(0, rankOf(severity) - steps)]!;
