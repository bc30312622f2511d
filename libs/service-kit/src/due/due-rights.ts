import { PROCESSES, type ProcessName, type ServiceName } from '@oln/contracts';
import { listedOf, mayCall, mayTouch, type Concerned, type Principal, type RightName } from '@oln/identity';
import type { Eyes } from '../deadlines/due-date.js';

/** `named`: whoever has not this right as well is told nobody of the office, nor step by step what they did. */
export type FollowRight = RightName | { right: RightName; named: RightName };

type ProcessOf<Owner extends ServiceName> = {
  [Name in ProcessName]: (typeof PROCESSES)[Name] extends { owner: Owner } ? Name : never;
}[ProcessName];

/** Each process of a service has one: what is due of a record, and why, is not told to more people than where the record stands. */
export type FollowRights<Owner extends ServiceName> = Readonly<Record<ProcessOf<Owner>, FollowRight>>;

/** Whose clocks somebody sees: by process, as of the records themselves. Parts of our own see all. */
export class DueRights {
  private readonly rights: ReadonlyMap<ProcessName, FollowRight>;

  /** `door`: what one must have a right to, to ask at all. */
  constructor(
    private readonly door: RightName,
    processes: Readonly<Partial<Record<ProcessName, FollowRight>>>,
  ) {
    this.rights = new Map(Object.entries(processes) as [ProcessName, FollowRight][]);
  }

  /** Who may not ask the service by HTTP is told of nothing on other ways either. */
  mayAsk(principal: Principal): boolean {
    return principal.kind !== 'person' || mayCall(principal, this.door);
  }

  mayFollow(principal: Principal, process: ProcessName, record: Concerned): boolean {
    const right = this.rights.get(process);
    return right !== undefined && mayTouch(principal, rightOf(right), record);
  }

  /** Of which processes somebody is not told who is in charge, and what was done by whom. */
  unnamedTo(principal: Principal): ProcessName[] {
    if (principal.kind !== 'person') return [];
    return [...this.rights].filter(([, right]) => !isNamed(principal, right)).map(([process]) => process);
  }

  /** Of which processes somebody sees all within reach, and of which what is theirs alone. */
  reachOf(principal: Principal): Pick<Eyes, 'whole' | 'own'> {
    const followed = [...this.rights].filter(([, right]) => mayCall(principal, rightOf(right)));
    const isWhole = (right: FollowRight): boolean => listedOf(principal, rightOf(right)) === undefined;
    return {
      whole: followed.filter(([, right]) => isWhole(right)).map(([process]) => process),
      own: followed.filter(([, right]) => !isWhole(right)).map(([process]) => process),
    };
  }
}

const rightOf = (right: FollowRight): RightName => (typeof right === 'string' ? right : right.right);

const isNamed = (principal: Principal, right: FollowRight): boolean =>
  typeof right === 'string' || mayCall(principal, right.named);
