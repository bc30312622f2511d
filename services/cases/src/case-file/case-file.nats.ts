import { Injectable } from '@nestjs/common';
import { intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { CaseIntake } from './case-intake.js';

/** What others tell cases. */
@Injectable()
export class CaseFileConsumer {
  constructor(private readonly intake: CaseIntake) {}

  @Hears(intakeEvents.requestAssigned)
  assigned(event: OlnEvent<EventData<typeof intakeEvents.requestAssigned>>, tx: Tx): Promise<void> {
    return this.intake.open(tx, event.commune, event.data);
  }

  @Hears(intakeEvents.childOfAge)
  ofAge(event: OlnEvent<EventData<typeof intakeEvents.childOfAge>>, tx: Tx): Promise<void> {
    return this.intake.loseChild(tx, event.data.id, 'of-age');
  }

  @Hears(intakeEvents.childDeceased)
  deceased(event: OlnEvent<EventData<typeof intakeEvents.childDeceased>>, tx: Tx): Promise<void> {
    return this.intake.loseChild(tx, event.data.id, 'deceased');
  }
}
