import type { Rows } from './house.js';
import type { Service } from './services.js';

/** A record that a process walks with: where its owner keeps it, and which way it may go. */
export interface RecordKind {
  service: Service;
  table: string;
  /** Its name in facts: the fifth word of their subjects. */
  entity: string;
  /** Its process is named `<prefix>-<id>`. */
  prefix: string;
  first: string;
  /** Here its process has ended. */
  final: string;
  /**
   * Which stage may follow which, written down from the processes (§1 to §9, and the law 21.719) and not read from the tables in workflows/: a
   * checker that took them from there would agree with any mistake in them.
   */
  mayFollow: Record<string, string[]>;
  /** Where no fact says `moved`: which ones say that it came to a stage. What is told of the stage in which it is moves nothing. */
  cameTo?: Record<string, string>;
}

export const RECORDS: readonly RecordKind[] = [
  {
    service: 'intake',
    table: 'requests',
    entity: 'request',
    prefix: 'intake',
    first: 'registered',
    final: 'closed',
    mayFollow: {
      registered: ['admissibility', 'closed'],
      admissibility: ['prioritised', 'referring', 'closed'],
      referring: ['closed'],
      prioritised: ['variant', 'closed'],
      variant: ['assignment', 'service', 'closed'],
      assignment: ['closed'],
      service: ['closed'],
    },
  },
  {
    // Of both lines: a therapy is a case as any other.
    service: 'cases',
    table: 'case_files',
    entity: 'case',
    prefix: 'case',
    first: 'invitation',
    final: 'ended',
    mayFollow: {
      invitation: ['diagnosis', 'second-look', 'ended'],
      diagnosis: ['family-plan', 'second-look', 'ended'],
      'family-plan': ['execution', 'second-look', 'ended'],
      execution: ['evaluation', 'second-look', 'ended'],
      evaluation: ['closure', 'execution', 'second-look', 'ended'],
      closure: ['follow-up', 'second-look', 'ended'],
      'second-look': ['ended'],
      'follow-up': ['ended'],
    },
  },
  {
    service: 'cases',
    table: 'escalations',
    entity: 'escalation',
    prefix: 'escalation',
    first: 'drafted',
    final: 'ended',
    mayFollow: {
      // Urgent: no approval is waited for. Sent back: drafted anew.
      drafted: ['approval', 'notified', 'ended'],
      approval: ['drafted', 'notified', 'ended'],
      notified: ['deciding', 'ended'],
      deciding: ['informing', 'rejected', 'handover', 'ended'],
      informing: ['deciding', 'rejected', 'ended'],
      rejected: ['notified', 'deciding', 'ended'],
      handover: ['with-service', 'ended'],
      'with-service': ['exit-follow-up', 'ended'],
      'exit-follow-up': ['ended'],
    },
  },
  {
    service: 'cases',
    table: 'measures',
    entity: 'measure',
    prefix: 'measure',
    first: 'opened',
    final: 'ended',
    mayFollow: {
      opened: ['hearing', 'ended'],
      hearing: ['adoption', 'ended'],
      adoption: ['in-force', 'ended'],
      'in-force': ['term-review', 'non-compliance', 'ended'],
      'term-review': ['in-force', 'non-compliance', 'ended'],
      'non-compliance': ['in-force', 'ended'],
    },
  },
  {
    service: 'alerts',
    table: 'alerts',
    entity: 'alert',
    prefix: 'alert',
    first: 'received',
    final: 'closed',
    mayFollow: {
      received: ['triage', 'closed'],
      triage: ['answer', 'confirmation', 'closed'],
      answer: ['confirmation', 'handing-on', 'closed'],
      confirmation: ['answer', 'closed'],
      'handing-on': ['answer', 'closed'],
    },
  },
  {
    service: 'alerts',
    table: 'child_watches',
    entity: 'watch',
    prefix: 'child-watch',
    first: 'active',
    final: 'ended',
    mayFollow: { active: ['quiet', 'ended'], quiet: ['active', 'ended'] },
  },
  {
    service: 'offer',
    table: 'referrals',
    entity: 'referral',
    prefix: 'referral',
    first: 'matching',
    final: 'closed',
    mayFollow: {
      matching: ['sent', 'closed'],
      sent: ['waiting', 'offered', 'matching', 'closed'],
      waiting: ['offered', 'wait-review', 'matching', 'closed'],
      'wait-review': ['waiting', 'offered', 'matching', 'closed'],
      offered: ['attending', 'waiting', 'wait-review', 'matching', 'closed'],
      attending: ['result', 'offered', 'matching', 'closed'],
      result: ['closed'],
    },
  },
  {
    service: 'community',
    table: 'community_plans',
    entity: 'community-plan',
    prefix: 'community-plan',
    first: 'commitment',
    final: 'closed',
    mayFollow: {
      commitment: ['baseline', 'closed'],
      baseline: ['diagnosis', 'closed'],
      diagnosis: ['communal-plan', 'closed'],
      'communal-plan': ['running', 'closed'],
      running: ['finishing', 'closed'],
      // Another cycle, or the last one.
      finishing: ['running', 'end-line', 'closed'],
      'end-line': ['evaluation', 'closed'],
      evaluation: ['closed'],
    },
  },
  {
    service: 'intake',
    table: 'rights_requests',
    entity: 'rights-request',
    prefix: 'rights-request',
    first: 'received',
    final: 'closed',
    // More time is taken once.
    mayFollow: { received: ['extended', 'closed'], extended: ['closed'] },
    cameTo: { extended: 'extended', closed: 'closed' },
  },
  {
    service: 'intake',
    table: 'anonymisations',
    entity: 'anonymisation',
    prefix: 'anonymisation',
    first: 'announced',
    final: 'closed',
    mayFollow: {
      announced: ['held', 'erasing', 'closed'],
      held: ['announced', 'closed'],
      // Something was opened meanwhile: it is announced anew.
      erasing: ['announced', 'closed'],
    },
    cameTo: { announced: 'announced', held: 'held', 'erasure-ordered': 'erasing', closed: 'closed' },
  },
  {
    service: 'reporting',
    table: 'snapshots',
    entity: 'snapshot',
    prefix: 'monitoring-snapshot',
    first: 'signing',
    final: 'closed',
    mayFollow: { signing: ['closed'] },
    cameTo: { signed: 'closed' },
  },
  {
    service: 'reporting',
    table: 'alarms',
    entity: 'alarm',
    prefix: 'monitoring-alarm',
    first: 'open',
    final: 'closed',
    mayFollow: { open: ['acknowledged', 'closed'], acknowledged: ['closed'] },
    cameTo: { acknowledged: 'acknowledged', closed: 'closed' },
  },
];

/** A kind of record as this house keeps it. */
export interface Owner extends RecordKind {
  /** SQL: whether its clocks stand still. A record that cannot be paused never is. */
  paused: string;
}

const COLUMNS = `
  select table_schema || '.' || table_name as name, array_agg(column_name::text) as columns
    from information_schema.columns where table_schema || '.' || table_name = any ($1) group by 1`;

/** The kinds that this house has tables for. */
export async function ownersOf(rows: Rows): Promise<Owner[]> {
  const names = RECORDS.map(({ service, table }) => `${service}.${table}`);
  const found = new Map(
    (await rows<{ name: string; columns: string[] }>(COLUMNS, [names])).map(({ name, columns }) => [name, columns]),
  );
  return RECORDS.flatMap((kind) => {
    const columns = found.get(`${kind.service}.${kind.table}`);
    if (!columns) return [];
    return { ...kind, paused: columns.includes('paused_since') ? 'record.paused_since is not null' : 'false' };
  });
}

/** Entities of facts that are of a record which a process walks with. */
export const ENTITIES: ReadonlySet<string> = new Set(RECORDS.map(({ entity }) => entity));
