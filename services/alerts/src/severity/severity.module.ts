import { Module } from '@nestjs/common';
import { SeverityRulesController } from './severity-rules.http.js';
import { SeverityRulesRepository } from './severity-rules.repository.js';
import { SeverityRulesService } from './severity-rules.service.js';

@Module({ controllers: [SeverityRulesController], providers: [SeverityRulesRepository, SeverityRulesService] })
export class SeverityModule {}
