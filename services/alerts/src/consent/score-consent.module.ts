import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { ScoreConsentConsumer } from './score-consent.nats.js';
import { ScoreConsentRepository } from './score-consent.repository.js';
import { ScoreConsents } from './score-consents.service.js';

@Module({ imports: [AlertModule], providers: [ScoreConsentRepository, ScoreConsents, ScoreConsentConsumer] })
export class ScoreConsentModule {}
