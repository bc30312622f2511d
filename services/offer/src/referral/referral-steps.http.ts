import { applyDecorators, Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights, type RightName } from '@oln/service-kit';
import { ContactService } from './contact.service.js';
import { ReferralDesk } from './referral-desk.service.js';
import * as steps from './referral-steps.dto.js';
import { ReferralDto } from './referral.dto.js';
import * as examples from './referral.examples.js';
import { referralView } from './referral.views.js';

/** A change of a referral: who comes second is told, and the referral as it is then is the answer. */
const Step = (path: string, right: RightName = 'referrals.work'): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    Changes(),
    Rights(right),
    PathParams(IdPath),
    ApiOkResponse({ type: ReferralDto }),
  ) as MethodDecorator;

/** What staff and the family decide about a referral. */
@ApiTags('referrals')
@Controller('referrals/:id')
export class ReferralStepsController {
  constructor(
    private readonly desk: ReferralDesk,
    private readonly contacts: ContactService,
  ) {}

  /** Asks a service to receive the family. */
  @Step('sending')
  @Example(steps.SendBody, examples.SEND)
  async send(@Param() { id }: IdPath, @Body() { offerId, reason }: steps.SendBody): Promise<ReferralDto> {
    return referralView(await this.desk.send(id, offerId, reason));
  }

  /** Nobody is left to ask: the outcome is `no-offer`, or `declined-by-all` where somebody was asked. */
  @Step('no-offer')
  async closeWithoutOffer(@Param() { id }: IdPath): Promise<ReferralDto> {
    return referralView(await this.desk.closeWithoutOffer(id));
  }

  /** The family confirms date and place. */
  @Step('confirmation')
  @Example(steps.ConfirmBody, examples.CONFIRM)
  async confirm(@Param() { id }: IdPath, @Body() { appointmentAt: at }: steps.ConfirmBody): Promise<ReferralDto> {
    return referralView(await this.desk.do(id, { do: 'confirm', appointmentAt: at ? new Date(at) : undefined }));
  }

  /** Not now: the place goes to the next, the family keeps its own in the list. */
  @Step('postponement')
  @Example(steps.PostponeBody, examples.POSTPONE)
  async postpone(@Param() { id }: IdPath, @Body() { until }: steps.PostponeBody): Promise<ReferralDto> {
    return referralView(await this.desk.postpone(id, until));
  }

  /** The family does not want to be received there, or at all. */
  @Step('family-refusal')
  @Example(steps.FamilyRefusalBody, examples.FAMILY_REFUSAL)
  async refuse(@Param() { id }: IdPath, @Body() { reason }: steps.FamilyRefusalBody): Promise<ReferralDto> {
    return referralView(await this.desk.do(id, { do: 'family-decline', reason }));
  }

  /** The place goes to the next: refused while the family was not looked for. */
  @Step('release')
  async release(@Param() { id }: IdPath): Promise<ReferralDto> {
    return referralView(await this.contacts.release(id));
  }

  /** The family never came, and was looked for. */
  @Step('never-attended')
  async giveUp(@Param() { id }: IdPath): Promise<ReferralDto> {
    return referralView(await this.contacts.giveUp(id));
  }

  /** Leaves the list, to ask somebody else. */
  @Step('list-leaving')
  @Example(steps.LeaveListBody, examples.LEAVE_LIST)
  async leaveList(@Param() { id }: IdPath, @Body() { reason }: steps.LeaveListBody): Promise<ReferralDto> {
    return referralView(await this.desk.do(id, { do: 'leave-list', reason }));
  }

  /** The wait ran out, or the family was not reached: the coordinator decides how it goes on. */
  @Step('wait-review', 'referrals.coordinate')
  @Example(steps.ReviewBody, examples.REVIEW)
  async review(@Param() { id }: IdPath, @Body() body: steps.ReviewBody): Promise<ReferralDto> {
    return referralView(await this.desk.review(id, body));
  }

  @Step('withdrawal')
  @Example(steps.WithdrawBody, examples.WITHDRAW)
  async withdraw(@Param() { id }: IdPath, @Body() { reason }: steps.WithdrawBody): Promise<ReferralDto> {
    return referralView(await this.desk.do(id, { do: 'withdraw', reason }));
  }

  /** The situation of the child gets worse: it goes before others, at any stage. */
  @Step('worsening')
  @Example(steps.WorsenBody, examples.WORSEN)
  async worsen(@Param() { id }: IdPath, @Body() { priority }: steps.WorsenBody): Promise<ReferralDto> {
    return referralView(await this.desk.do(id, { do: 'worsen', priority }, 'worsened'));
  }

  /** Clocks stand still until a date, and no vacancy comes to the family meanwhile. */
  @Step('pause')
  @Example(steps.ReferralPauseBody, examples.PAUSE)
  async pause(@Param() { id }: IdPath, @Body() { until, reason }: steps.ReferralPauseBody): Promise<ReferralDto> {
    return referralView(await this.desk.pause(id, until, reason));
  }

  /** Before the date, which comes of itself. */
  @Step('resumption')
  async resume(@Param() { id }: IdPath): Promise<ReferralDto> {
    return referralView(await this.desk.do(id, { do: 'resume' }));
  }

  /** Consent was refused or withdrawn, and the referral rests on something else: it goes on, and the reason is on record. */
  @Step('legal-basis')
  @Example(steps.LegalBasisBody, examples.LEGAL_BASIS)
  async stateBasis(@Param() { id }: IdPath, @Body() { basis, reason }: steps.LegalBasisBody): Promise<ReferralDto> {
    return referralView(await this.desk.stateBasis(id, basis, reason));
  }

  @Step('reassignment', 'referrals.coordinate')
  @Example(steps.ReassignBody, examples.REASSIGN)
  async reassign(@Param() { id }: IdPath, @Body() { to }: steps.ReassignBody): Promise<ReferralDto> {
    return referralView(await this.desk.do(id, { do: 'reassign', to }));
  }

  /** The family was looked for. */
  @Post('contact-attempts')
  @HttpCode(201)
  @Rights('referrals.work')
  @PathParams(IdPath)
  @Example(steps.ContactBody, examples.CONTACT)
  @ApiCreatedResponse({ type: steps.ContactDto })
  async logContact(@Param() { id }: IdPath, @Body() { at, ...made }: steps.ContactBody): Promise<steps.ContactDto> {
    const { commune: _commune, ...contact } = await this.contacts.log(id, { ...made, at: new Date(at) });
    return { ...contact, at: contact.at.toISOString() };
  }
}
