import { Injectable } from '@nestjs/common';
import { ConsentConsumer } from '@oln/service-kit';
import { PREDICTIVE_SCORE } from './score-consent.js';
import { ScoreConsents } from './score-consents.service.js';

@Injectable()
export class ScoreConsentConsumer extends ConsentConsumer {
  constructor(consents: ScoreConsents) {
    super(PREDICTIVE_SCORE, consents);
  }
}
