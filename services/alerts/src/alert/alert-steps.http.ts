import { applyDecorators, Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights, SOME_ID, type RightName } from '@oln/service-kit';
import { AlertDesk } from './alert-desk.service.js';
import {
  AnswerBody,
  DismissalBody,
  FactsBody,
  IdentificationBody,
  LoweringAnswerBody,
  PersonBody,
  SendBackBody,
  SeverityBody,
  TakeBackBody,
  VerificationBody,
} from './alert-steps.dto.js';
import { AlertDto } from './alert.dto.js';
import { Identifying } from '../identification/identifying.service.js';

/** `POST /alerts/:id/<step>`: one thing people do with an alert. Needs the ETag that was seen. */
const Step = (step: string, right: RightName = 'alerts.work'): MethodDecorator =>
  applyDecorators(
    Post(`:id/${step}`),
    HttpCode(200),
    Rights(right),
    Changes(),
    PathParams(IdPath),
    ApiOkResponse({ type: AlertDto }),
  );

@ApiTags('alerts')
@Controller('alerts')
export class AlertStepsController {
  constructor(
    private readonly desk: AlertDesk,
    private readonly identifying: Identifying,
  ) {}

  /** A person says who the child is, where the registry could not tell. */
  @Step('identification')
  @Example(IdentificationBody, { childId: SOME_ID })
  identify(@Param() { id }: IdPath, @Body() { childId, familyId }: IdentificationBody): Promise<AlertDto> {
    return this.identifying.byPerson(id, childId, familyId);
  }

  /** More is known: severity is judged anew, never lower. */
  @Step('facts')
  @Example(FactsBody, { factors: ['violence-suspected'] })
  addFacts(@Param() { id }: IdPath, @Body() { factors, note }: FactsBody): Promise<AlertDto> {
    return this.desk.addFacts(id, factors, note);
  }

  /** A professional has looked into it. */
  @Step('verification')
  @Example(VerificationBody, { finding: 'confirmed', severity: 'high', reason: 'facts-graver' })
  verify(@Param() { id }: IdPath, @Body() { note: text, ...said }: VerificationBody): Promise<AlertDto> {
    return this.desk.say(id, (by) => ({ do: 'verify', ...said, by }), { kind: 'verification', text });
  }

  /** Graver holds at once; lower, where it was high or critical, once a second person agrees. */
  @Step('severity')
  @Example(SeverityBody, { severity: 'critical', reason: 'facts-graver' })
  setSeverity(@Param() { id }: IdPath, @Body() { note: text, ...said }: SeverityBody): Promise<AlertDto> {
    return this.desk.say(id, (by) => ({ do: 'set-severity', ...said, by }), { kind: 'severity', text });
  }

  @Step('severity-lowering', 'alerts.confirm')
  @Example(LoweringAnswerBody, { agrees: true })
  answerLowering(@Param() { id }: IdPath, @Body() { agrees }: LoweringAnswerBody): Promise<AlertDto> {
    return this.desk.say(id, (by) => ({ do: 'answer-lowering', agrees, by }));
  }

  /** Into the open case if there is one; otherwise intake, an escalation, or a measure. Intake beside an open case takes a reason. */
  @Step('answer')
  @Example(AnswerBody, { kind: 'intake' })
  answer(@Param() { id }: IdPath, @Body() { note, ...given }: AnswerBody): Promise<AlertDto> {
    return this.desk.answer(id, given, note);
  }

  /** Asks the other service again. It opens nothing twice. */
  @Step('handing-on')
  handOn(@Param() { id }: IdPath): Promise<AlertDto> {
    return this.desk.change(id, { do: 'hand-on-again' });
  }

  /** The other service does not take it: another answer is looked for. */
  @Step('taking-back')
  @Example(TakeBackBody, { reason: 'not-taken' })
  takeBack(@Param() { id }: IdPath, @Body() { reason }: TakeBackBody): Promise<AlertDto> {
    return this.desk.change(id, { do: 'take-back', reason });
  }

  /** With a reason; high or critical ones wait for a second person. */
  @Step('dismissal')
  @Example(DismissalBody, { reason: 'other-commune', note: 'La familia vive en otra comuna desde marzo.' })
  dismiss(@Param() { id }: IdPath, @Body() { reason, note: text }: DismissalBody): Promise<AlertDto> {
    return this.desk.say(id, (by) => ({ do: 'dismiss', reason, by }), { kind: 'dismissal', text });
  }

  @Step('dismissal-confirmation', 'alerts.confirm')
  confirm(@Param() { id }: IdPath): Promise<AlertDto> {
    return this.desk.say(id, (by) => ({ do: 'confirm-dismissal', by }));
  }

  /** The second person does not agree: another answer is looked for. */
  @Step('dismissal-return', 'alerts.confirm')
  @Example(SendBackBody, { note: 'Falta hablar con la escuela.' })
  sendBack(@Param() { id }: IdPath, @Body() { note: text }: SendBackBody): Promise<AlertDto> {
    return this.desk.say(id, (by) => ({ do: 'send-back', by }), { kind: 'sent-back', text });
  }

  @Step('person-in-charge')
  @Example(PersonBody, { person: 'gestora-2' })
  putInCharge(@Param() { id }: IdPath, @Body() { person }: PersonBody): Promise<AlertDto> {
    return this.desk.change(id, { do: 'put-in-charge', person });
  }
}
