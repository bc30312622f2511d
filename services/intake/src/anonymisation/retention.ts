import { Inject, Injectable } from '@nestjs/common';
import { POLICY_NUMBERS } from '@oln/policy';
import {
  currentContext,
  LOGGER,
  OfficePolicy,
  repairOne,
  Sweep,
  type Tx,
  UnitOfWork,
  type Logger,
} from '@oln/service-kit';
import { PersonRepository } from '../person/person.repository.js';
import { AnonymisationOpening } from './anonymisation-opening.js';
import { TracesRepository } from './traces.repository.js';

const AT_ONCE = 200;
/** Who was called off is left alone for so long. */
const LEFT_ALONE_YEARS = 1;

/** What is known of a person is not kept for ever: a rule of the office says how long (`retention.years`). */
@Injectable()
export class Retention {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly policy: OfficePolicy,
    private readonly traces: TracesRepository,
    private readonly persons: PersonRepository,
    private readonly opening: AnonymisationOpening,
  ) {}

  /** Gives 0: what the rule asks for repairs nothing. */
  @Sweep('retention', 3_600)
  async announce(): Promise<number> {
    const calledOffSince = yearsBefore(currentContext().asOf, LEFT_ALONE_YEARS);
    const found = await this.work.read('retention.find', (tx) =>
      this.traces.keptLongEnough(tx, POLICY_NUMBERS['retention.years'], calledOffSince, AT_ONCE),
    );
    for (const id of found) {
      const announce = () => this.work.run('retention.announce', (tx) => this.announceOne(tx, id)).then(() => true);
      await repairOne(this.log, { sweep: 'retention', record: id }, announce);
    }
    return 0;
  }

  /** Other services refuse where something of the person ended later than the rule allows. */
  private async announceOne(tx: Tx, id: string): Promise<void> {
    const person = await this.persons.get(tx, id);
    const { numbers } = await this.policy.of(tx, person.commune);
    const endedBefore = yearsBefore(tx.asOf, numbers['retention.years']);
    await this.opening.open(tx, person, { cause: 'retention', endedBefore });
  }
}

function yearsBefore(instant: Date, years: number): Date {
  const before = new Date(instant);
  before.setUTCFullYear(before.getUTCFullYear() - years);
  return before;
}
