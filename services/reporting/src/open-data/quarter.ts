import { quarterNamed, type Quarter as NamedQuarter } from '../snapshot/quarter.js';

/** `2026-Q1`, as it is published; snapshots write `2026-q1`. */
export type Quarter = string;

export const QUARTER = /^(19|20|21)\d\d-Q[1-4]$/;

export const snapshotNameOf = (quarter: Quarter): string => quarter.toLowerCase();

export const quarterOfName = (name: string): Quarter => name.toUpperCase();

/** Its first and last day. */
export const daysOf = (quarter: Quarter): NamedQuarter => quarterNamed(snapshotNameOf(quarter));
