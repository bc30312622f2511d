import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';
import type { Found } from './gate.js';

/** Asks the registry once: a machine without network is not to wait for it. */
export const AUDIT_COMMAND = ['npm', 'audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];

/** A known weakness that somebody looked into, and found that it does not reach us. */
export interface AcceptedWeakness {
  /** As the address of the advisory ends, `GHSA-xxxx-xxxx-xxxx`. */
  advisory: string;
  library: string;
  /** Why it does not reach us. */
  because: string;
  /** From this day on (`2027-03-31`) it is to be looked into anew. */
  until: string;
}

/** An advisory of npm's report, as far as it is read. */
interface Advisory {
  name: string;
  title: string;
  url: string;
  severity: string;
  range: string;
}

interface Report {
  vulnerabilities?: Record<string, { via: (Advisory | string)[] }>;
  /** Of an answer that is no report. */
  statusCode?: number;
  message?: string;
  error?: { code?: string; summary?: string };
}

const GRAVE = ['high', 'critical'];
const AWAY = /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|timeout|network/i;

/** Reviewed weaknesses: `tools/accepted-weaknesses.json`. */
export const acceptedWeaknesses = (): AcceptedWeakness[] =>
  JSON.parse(readFileSync(join(ROOT, 'tools/accepted-weaknesses.json'), 'utf8')) as AcceptedWeakness[];

/** What `npm audit --json` says: does not hold from `high` on, but for what was accepted and is not overdue. `today`: `2026-03-15`. */
export function readAudit(output: string, accepted: readonly AcceptedWeakness[], today: string): Found {
  const report = parsed(output);
  if (!report?.vulnerabilities) return unanswered(report);
  const grave = advisoriesIn(report.vulnerabilities).filter(({ severity }) => GRAVE.includes(severity));
  const reviewed = grave.map((advisory) => ({ advisory, review: accepted.find((one) => isOf(advisory, one)) }));
  const open = reviewed.filter(({ review }) => !review || review.until <= today);
  const unneeded = accepted.filter((one) => !grave.some((advisory) => isOf(advisory, one)));
  const told = [...open.map(({ advisory, review }) => toldOf(advisory, review)), ...unneeded.map(toldUnneeded)];
  return { verdict: open.length > 0 ? 'does not hold' : 'holds', told: told.join('\n') };
}

function parsed(output: string): Report | undefined {
  try {
    return JSON.parse(output) as Report;
  } catch {
    return undefined;
  }
}

/** Advisories stand where they arise; whoever is built on it names the library alone. */
function advisoriesIn(vulnerabilities: NonNullable<Report['vulnerabilities']>): Advisory[] {
  const all = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one !== 'string'));
  return [...new Map(all.map((advisory) => [`${advisory.url} ${advisory.name}`, advisory])).values()];
}

const isOf = ({ url, name }: Advisory, { advisory, library }: AcceptedWeakness): boolean =>
  url.endsWith(`/${advisory}`) && name === library;

const toldOf = ({ name, range, severity, title, url }: Advisory, review?: AcceptedWeakness): string =>
  `${name} ${range}: ${title} (${severity}, ${url}). ${
    review
      ? `It was accepted until ${review.until}: look into it anew.`
      : 'Take a version without it, or look into it and say in tools/accepted-weaknesses.json why it does not reach us.'
  }`;

const toldUnneeded = ({ library, advisory }: AcceptedWeakness): string =>
  `${library}: ${advisory} is accepted and no longer there: take it out of tools/accepted-weaknesses.json.`;

function unanswered(report: Report | undefined): Found {
  const reason = [report?.error?.code, report?.error?.summary, report?.message].filter(Boolean).join(' ');
  if (report?.statusCode)
    return { verdict: 'skipped', told: `the registry of libraries does not answer audits (HTTP ${report.statusCode})` };
  if (AWAY.test(reason)) return { verdict: 'skipped', told: 'the registry of libraries cannot be reached' };
  return { verdict: 'does not hold', told: `npm audit gave no report: ${reason || 'it said nothing'}` };
}
