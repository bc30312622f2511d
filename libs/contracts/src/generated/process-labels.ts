// Generated from workflows/src/*/stages.ts: npm run generate:processes -w @oln/workflows
import type { ProcessLabels } from '../process-labels.js';

export const PROCESS_LABELS: Readonly<Record<string, ProcessLabels>> = {
  "intake": {
    "label": {
      "es": "Ingreso",
      "en": "Intake"
    },
    "stages": {
      "registered": {
        "es": "Registrada",
        "en": "Registered"
      },
      "admissibility": {
        "es": "Admisibilidad",
        "en": "Admissibility"
      },
      "referring": {
        "es": "Derivación asistida",
        "en": "Assisted referral"
      },
      "prioritised": {
        "es": "En cola priorizada",
        "en": "In the priority queue"
      },
      "variant": {
        "es": "Modalidad",
        "en": "Variant"
      },
      "assignment": {
        "es": "Asignación",
        "en": "Assignment"
      },
      "service": {
        "es": "Prestación acordada",
        "en": "Service agreed"
      },
      "closed": {
        "es": "Cerrada",
        "en": "Closed"
      }
    },
    "rules": {
      "admissibility.decide": {
        "label": {
          "es": "Decidir admisibilidad",
          "en": "Decide on admissibility"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "referring.arrive": {
        "label": {
          "es": "Confirmar que la familia llegó",
          "en": "Confirm that the family arrived"
        },
        "otherwise": {
          "es": "la coordinación busca a la familia y al servicio",
          "en": "the coordinator looks for the family and the service"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "prioritised.review": {
        "label": {
          "es": "Revisar la cola",
          "en": "Review the queue"
        },
        "otherwise": {
          "es": "se avisa a la coordinación: la familia sigue esperando",
          "en": "the coordinator is told: the family is still waiting"
        },
        "countedFrom": {
          "es": "la última revisión de la cola, o la entrada a la etapa",
          "en": "the latest review of the queue, or the entry into the stage"
        }
      },
      "variant.choose": {
        "label": {
          "es": "Elegir la modalidad",
          "en": "Choose the variant"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "assignment.high": {
        "label": {
          "es": "Asignar (prioridad alta)",
          "en": "Assign (high priority)"
        },
        "otherwise": {
          "es": "la coordinación abre cupo o deriva",
          "en": "the coordinator makes room or refers"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "assignment.medium": {
        "label": {
          "es": "Asignar (prioridad media)",
          "en": "Assign (medium priority)"
        },
        "otherwise": {
          "es": "la coordinación abre cupo o deriva",
          "en": "the coordinator makes room or refers"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "assignment.low": {
        "label": {
          "es": "Asignar (prioridad baja)",
          "en": "Assign (low priority)"
        },
        "otherwise": {
          "es": "la coordinación abre cupo o deriva",
          "en": "the coordinator makes room or refers"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "service.deliver": {
        "label": {
          "es": "Entregar y recibir respuesta",
          "en": "Deliver and hear back"
        },
        "otherwise": {
          "es": "la coordinación confirma qué pasó con la prestación",
          "en": "the coordinator finds out what became of the service"
        },
        "countedFrom": {
          "es": "la entrada a la etapa; de nuevo desde lo último que se acordó, faltó o se entregó",
          "en": "the entry into the stage; anew from what was last agreed, missed or delivered"
        }
      }
    },
    "outcomes": {
      "assigned": {
        "es": "Asignada",
        "en": "Assigned"
      },
      "referred": {
        "es": "Derivada",
        "en": "Referred"
      },
      "oriented": {
        "es": "Orientada",
        "en": "Oriented"
      },
      "not-pertinent": {
        "es": "No pertinente",
        "en": "Not pertinent"
      },
      "duplicate": {
        "es": "Duplicada",
        "en": "Duplicate"
      },
      "withdrawn": {
        "es": "Desistida",
        "en": "Withdrawn"
      }
    }
  },
  "case-management": {
    "label": {
      "es": "Gestión de casos",
      "en": "Case management"
    },
    "stages": {
      "invitation": {
        "es": "Invitación",
        "en": "Invitation"
      },
      "diagnosis": {
        "es": "Diagnóstico",
        "en": "Diagnosis"
      },
      "family-plan": {
        "es": "Plan de atención familiar",
        "en": "Family plan"
      },
      "execution": {
        "es": "Ejecución",
        "en": "Execution"
      },
      "evaluation": {
        "es": "Evaluación",
        "en": "Evaluation"
      },
      "closure": {
        "es": "Cierre",
        "en": "Closure"
      },
      "second-look": {
        "es": "Segunda mirada",
        "en": "Second look"
      },
      "follow-up": {
        "es": "Seguimiento",
        "en": "Follow-up"
      },
      "ended": {
        "es": "Terminado",
        "en": "Ended"
      }
    },
    "rules": {
      "invitation.respond": {
        "label": {
          "es": "Respuesta de la familia",
          "en": "The family's answer"
        },
        "otherwise": {
          "es": "la coordinación decide si se sigue buscando a la familia",
          "en": "the coordinator decides whether the family is still looked for"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "diagnosis.complete": {
        "label": {
          "es": "Completar el diagnóstico",
          "en": "Complete the diagnosis"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "family-plan.approve": {
        "label": {
          "es": "Acordar y aprobar el plan",
          "en": "Agree and approve the plan"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "execution.session": {
        "label": {
          "es": "Sesión con la familia",
          "en": "Session with the family"
        },
        "otherwise": {
          "es": "alarma de caso sin sesión",
          "en": "alarm: a case without a session"
        },
        "countedFrom": {
          "es": "la última sesión, o la entrada a la etapa",
          "en": "the latest session, or the entry into the stage"
        }
      },
      "execution.review": {
        "label": {
          "es": "Revisión del plan",
          "en": "Review of the plan"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la última revisión del plan, o la entrada a la etapa",
          "en": "the latest review of the plan, or the entry into the stage"
        }
      },
      "execution.evaluate": {
        "label": {
          "es": "Evaluación del mes 6",
          "en": "Evaluation of month 6"
        },
        "otherwise": {
          "es": "el caso pasa a evaluación",
          "en": "the case goes to evaluation"
        },
        "countedFrom": {
          "es": "la aceptación de la invitación",
          "en": "the acceptance of the invitation"
        }
      },
      "execution.extension-ends": {
        "label": {
          "es": "Fin de la extensión",
          "en": "End of the extension"
        },
        "otherwise": {
          "es": "el caso pasa a evaluación",
          "en": "the case goes to evaluation"
        },
        "countedFrom": {
          "es": "la aceptación de la invitación; antes, si así se acordó",
          "en": "the acceptance of the invitation; earlier, if that was agreed"
        }
      },
      "evaluation.conclude": {
        "label": {
          "es": "Concluir la evaluación",
          "en": "Conclude the evaluation"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "closure.close": {
        "label": {
          "es": "Cerrar con plan de egreso",
          "en": "Close with an exit plan"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "second-look.look": {
        "label": {
          "es": "Mirar otra vez a la familia",
          "en": "Look at the family once more"
        },
        "otherwise": {
          "es": "se pide la segunda mirada",
          "en": "the second look is asked for"
        },
        "countedFrom": {
          "es": "el egreso",
          "en": "the exit"
        }
      },
      "second-look.decide": {
        "label": {
          "es": "Registrar la segunda mirada",
          "en": "Record the second look"
        },
        "otherwise": {
          "es": "la coordinación decide si se deja ir a la familia",
          "en": "the coordinator decides whether the family is let go"
        },
        "countedFrom": {
          "es": "el día en que correspondía mirar otra vez",
          "en": "the day the second look was due"
        }
      },
      "follow-up.first": {
        "label": {
          "es": "Contacto a los 3 meses",
          "en": "Contact at 3 months"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el egreso",
          "en": "the exit"
        }
      },
      "follow-up.second": {
        "label": {
          "es": "Contacto a los 6 meses",
          "en": "Contact at 6 months"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el egreso",
          "en": "the exit"
        }
      }
    },
    "outcomes": {
      "completed": {
        "es": "Completado",
        "en": "Completed"
      },
      "partially-completed": {
        "es": "Completado en parte",
        "en": "Partially completed"
      },
      "invitation-rejected": {
        "es": "Invitación rechazada",
        "en": "Invitation rejected"
      },
      "not-located": {
        "es": "Familia no ubicada",
        "en": "Family not located"
      },
      "renounced": {
        "es": "Renuncia de la familia",
        "en": "The family renounced"
      },
      "moved": {
        "es": "Traslado a otra comuna",
        "en": "Moved to another commune"
      },
      "of-age": {
        "es": "Mayoría de edad",
        "en": "Of age"
      },
      "escalated": {
        "es": "Escalado al servicio especializado",
        "en": "Escalated to the specialised service"
      },
      "deceased": {
        "es": "Fallecimiento",
        "en": "Deceased"
      }
    }
  },
  "family-therapy": {
    "label": {
      "es": "Terapia familiar",
      "en": "Family therapy"
    },
    "stages": {
      "invitation": {
        "es": "Invitación",
        "en": "Invitation"
      },
      "diagnosis": {
        "es": "Evaluación sistémica",
        "en": "Systemic assessment"
      },
      "family-plan": {
        "es": "Acuerdo terapéutico",
        "en": "Therapeutic agreement"
      },
      "execution": {
        "es": "Sesiones",
        "en": "Sessions"
      },
      "evaluation": {
        "es": "Evaluación",
        "en": "Evaluation"
      },
      "closure": {
        "es": "Cierre",
        "en": "Closure"
      },
      "second-look": {
        "es": "Segunda mirada",
        "en": "Second look"
      },
      "follow-up": {
        "es": "Seguimiento",
        "en": "Follow-up"
      },
      "ended": {
        "es": "Terminado",
        "en": "Ended"
      }
    },
    "rules": {
      "invitation.respond": {
        "label": {
          "es": "Respuesta de la familia",
          "en": "The family's answer"
        },
        "otherwise": {
          "es": "la coordinación decide si se sigue buscando a la familia",
          "en": "the coordinator decides whether the family is still looked for"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "diagnosis.assess": {
        "label": {
          "es": "Completar la evaluación sistémica",
          "en": "Complete the systemic assessment"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "family-plan.agree": {
        "label": {
          "es": "Firmar y aprobar el acuerdo",
          "en": "Sign and approve the agreement"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "execution.session": {
        "label": {
          "es": "Sesión con la familia",
          "en": "Session with the family"
        },
        "otherwise": {
          "es": "alarma de terapia sin sesión",
          "en": "alarm: a therapy without a session"
        },
        "countedFrom": {
          "es": "la última sesión, o la entrada a la etapa",
          "en": "the latest session, or the entry into the stage"
        }
      },
      "execution.rescue": {
        "label": {
          "es": "Contacto de rescate",
          "en": "Rescue contact"
        },
        "otherwise": {
          "es": "la coordinación busca a la familia",
          "en": "the coordinator looks for the family"
        },
        "countedFrom": {
          "es": "la segunda inasistencia seguida",
          "en": "the second missed session in a row"
        }
      },
      "execution.months-end": {
        "label": {
          "es": "Nueve meses en total",
          "en": "Nine months in all"
        },
        "otherwise": {
          "es": "la terapia pasa a evaluación",
          "en": "the therapy goes to evaluation"
        },
        "countedFrom": {
          "es": "la aceptación de la invitación; antes, si así se acordó",
          "en": "the acceptance of the invitation; earlier, if that was agreed"
        }
      },
      "evaluation.conclude": {
        "label": {
          "es": "Concluir la evaluación",
          "en": "Conclude the evaluation"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "closure.close": {
        "label": {
          "es": "Cerrar con plan de egreso",
          "en": "Close with an exit plan"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "second-look.look": {
        "label": {
          "es": "Mirar otra vez a la familia",
          "en": "Look at the family once more"
        },
        "otherwise": {
          "es": "se pide la segunda mirada",
          "en": "the second look is asked for"
        },
        "countedFrom": {
          "es": "el egreso",
          "en": "the exit"
        }
      },
      "second-look.decide": {
        "label": {
          "es": "Registrar la segunda mirada",
          "en": "Record the second look"
        },
        "otherwise": {
          "es": "la coordinación decide si se deja ir a la familia",
          "en": "the coordinator decides whether the family is let go"
        },
        "countedFrom": {
          "es": "el día en que correspondía mirar otra vez",
          "en": "the day the second look was due"
        }
      },
      "follow-up.first": {
        "label": {
          "es": "Contacto a los 3 meses",
          "en": "Contact at 3 months"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el egreso",
          "en": "the exit"
        }
      },
      "follow-up.second": {
        "label": {
          "es": "Contacto a los 6 meses",
          "en": "Contact at 6 months"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el egreso",
          "en": "the exit"
        }
      }
    },
    "outcomes": {
      "completed": {
        "es": "Completado",
        "en": "Completed"
      },
      "partially-completed": {
        "es": "Completado en parte",
        "en": "Partially completed"
      },
      "invitation-rejected": {
        "es": "Invitación rechazada",
        "en": "Invitation rejected"
      },
      "not-located": {
        "es": "Familia no ubicada",
        "en": "Family not located"
      },
      "renounced": {
        "es": "Renuncia de la familia",
        "en": "The family renounced"
      },
      "moved": {
        "es": "Traslado a otra comuna",
        "en": "Moved to another commune"
      },
      "of-age": {
        "es": "Mayoría de edad",
        "en": "Of age"
      },
      "escalated": {
        "es": "Escalado al servicio especializado",
        "en": "Escalated to the specialised service"
      },
      "deceased": {
        "es": "Fallecimiento",
        "en": "Deceased"
      }
    }
  },
  "assisted-referral": {
    "label": {
      "es": "Derivación asistida",
      "en": "Assisted referral"
    },
    "stages": {
      "matching": {
        "es": "Búsqueda de oferta",
        "en": "Matching"
      },
      "sent": {
        "es": "Enviada",
        "en": "Sent"
      },
      "waiting": {
        "es": "En lista de espera",
        "en": "Waiting"
      },
      "wait-review": {
        "es": "Revisión de la espera",
        "en": "Review of the wait"
      },
      "offered": {
        "es": "Cupo ofrecido",
        "en": "Vacancy offered"
      },
      "attending": {
        "es": "Espera de la primera atención",
        "en": "First attendance awaited"
      },
      "result": {
        "es": "Resultado de la institución",
        "en": "The institution's result"
      },
      "closed": {
        "es": "Cerrada",
        "en": "Closed"
      }
    },
    "rules": {
      "matching.choose": {
        "label": {
          "es": "Elegir entre la oferta",
          "en": "Choose among the offer"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "matching.consent": {
        "label": {
          "es": "Retirarla o indicar otra base legal: se retiró el consentimiento",
          "en": "Withdraw it or state another legal basis: consent was withdrawn"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el retiro del consentimiento",
          "en": "the withdrawal of consent"
        }
      },
      "sent.answer": {
        "label": {
          "es": "Respuesta de la institución",
          "en": "The institution's answer"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego se pasa al siguiente oferente",
          "en": "the coordinator is told, then the next provider is asked"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "sent.next-provider": {
        "label": {
          "es": "Pasar al siguiente oferente",
          "en": "Go to the next provider"
        },
        "otherwise": {
          "es": "se pregunta al siguiente oferente",
          "en": "the next provider is asked"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "sent.consent": {
        "label": {
          "es": "Retirarla o indicar otra base legal: se retiró el consentimiento",
          "en": "Withdraw it or state another legal basis: consent was withdrawn"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el retiro del consentimiento",
          "en": "the withdrawal of consent"
        }
      },
      "waiting.check": {
        "label": {
          "es": "Revisar la espera con la institución",
          "en": "Check the wait with the institution"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la última revisión de la lista, o la entrada a la etapa",
          "en": "the latest check of the list, or the entry into the stage"
        }
      },
      "waiting.high-ends": {
        "label": {
          "es": "Fin de la espera (prioridad alta)",
          "en": "End of the wait (high priority)"
        },
        "otherwise": {
          "es": "la coordinación revisa la espera y la brecha queda registrada",
          "en": "the coordinator reviews the wait, and the gap is on record"
        },
        "countedFrom": {
          "es": "el inicio de la espera",
          "en": "the beginning of the wait"
        }
      },
      "waiting.medium-ends": {
        "label": {
          "es": "Fin de la espera (prioridad media)",
          "en": "End of the wait (medium priority)"
        },
        "otherwise": {
          "es": "la coordinación revisa la espera y la brecha queda registrada",
          "en": "the coordinator reviews the wait, and the gap is on record"
        },
        "countedFrom": {
          "es": "el inicio de la espera",
          "en": "the beginning of the wait"
        }
      },
      "waiting.low-ends": {
        "label": {
          "es": "Fin de la espera (prioridad baja)",
          "en": "End of the wait (low priority)"
        },
        "otherwise": {
          "es": "la coordinación revisa la espera y la brecha queda registrada",
          "en": "the coordinator reviews the wait, and the gap is on record"
        },
        "countedFrom": {
          "es": "el inicio de la espera",
          "en": "the beginning of the wait"
        }
      },
      "waiting.consent": {
        "label": {
          "es": "Retirarla o indicar otra base legal: se retiró el consentimiento",
          "en": "Withdraw it or state another legal basis: consent was withdrawn"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el retiro del consentimiento",
          "en": "the withdrawal of consent"
        }
      },
      "wait-review.decide": {
        "label": {
          "es": "Decidir cómo sigue la derivación",
          "en": "Decide how the referral goes on"
        },
        "otherwise": {
          "es": "se avisa a la supervisión regional",
          "en": "the regional supervisor is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "wait-review.consent": {
        "label": {
          "es": "Retirarla o indicar otra base legal: se retiró el consentimiento",
          "en": "Withdraw it or state another legal basis: consent was withdrawn"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el retiro del consentimiento",
          "en": "the withdrawal of consent"
        }
      },
      "offered.confirm": {
        "label": {
          "es": "Confirmación de la familia",
          "en": "The family's confirmation"
        },
        "otherwise": {
          "es": "se intenta ubicar a la familia antes de soltar el cupo",
          "en": "the family is looked for before the vacancy goes to the next"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "offered.release": {
        "label": {
          "es": "Soltar el cupo",
          "en": "Release the vacancy"
        },
        "otherwise": {
          "es": "el cupo pasa al siguiente si se intentó ubicar a la familia",
          "en": "the vacancy goes to the next if the family was looked for"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "offered.consent": {
        "label": {
          "es": "Retirarla o indicar otra base legal: se retiró el consentimiento",
          "en": "Withdraw it or state another legal basis: consent was withdrawn"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el retiro del consentimiento",
          "en": "the withdrawal of consent"
        }
      },
      "attending.confirm": {
        "label": {
          "es": "Confirmar la primera atención",
          "en": "Confirm the first attendance"
        },
        "otherwise": {
          "es": "la coordinación busca a la familia y al servicio",
          "en": "the coordinator looks for the family and the service"
        },
        "countedFrom": {
          "es": "la hora de atención acordada",
          "en": "the appointment that was agreed"
        }
      },
      "attending.consent": {
        "label": {
          "es": "Retirarla o indicar otra base legal: se retiró el consentimiento",
          "en": "Withdraw it or state another legal basis: consent was withdrawn"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el retiro del consentimiento",
          "en": "the withdrawal of consent"
        }
      },
      "result.report": {
        "label": {
          "es": "Recibir el resultado",
          "en": "Receive the result"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la primera atención",
          "en": "the first attendance"
        }
      }
    },
    "outcomes": {
      "effective": {
        "es": "Efectiva",
        "en": "Effective"
      },
      "no-offer": {
        "es": "Sin oferta (brecha)",
        "en": "No offer (gap)"
      },
      "declined-by-all": {
        "es": "Rechazada por todos (brecha)",
        "en": "Declined by all (gap)"
      },
      "family-declined": {
        "es": "La familia no acepta",
        "en": "The family declined"
      },
      "never-attended": {
        "es": "Nunca asistió",
        "en": "Never attended"
      },
      "withdrawn": {
        "es": "Retirada",
        "en": "Withdrawn"
      },
      "expired": {
        "es": "Espera vencida (brecha)",
        "en": "Expired (gap)"
      }
    }
  },
  "alert": {
    "label": {
      "es": "Alerta",
      "en": "Alert"
    },
    "stages": {
      "received": {
        "es": "Recibida",
        "en": "Received"
      },
      "triage": {
        "es": "Verificación",
        "en": "Triage"
      },
      "answer": {
        "es": "Respuesta",
        "en": "Answer"
      },
      "confirmation": {
        "es": "Segunda persona",
        "en": "Second person"
      },
      "handing-on": {
        "es": "Entrega",
        "en": "Handing on"
      },
      "closed": {
        "es": "Respondida",
        "en": "Answered"
      }
    },
    "rules": {
      "received.identify": {
        "label": {
          "es": "Identificar al NNA",
          "en": "Identify the child"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la recepción de la alerta",
          "en": "the receipt of the alert"
        }
      },
      "triage.critical": {
        "label": {
          "es": "Verificar (crítica)",
          "en": "Verify (critical)"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la recepción de la alerta",
          "en": "the receipt of the alert"
        }
      },
      "triage.high": {
        "label": {
          "es": "Verificar (alta)",
          "en": "Verify (high)"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la recepción de la alerta",
          "en": "the receipt of the alert"
        }
      },
      "triage.medium": {
        "label": {
          "es": "Verificar (media)",
          "en": "Verify (medium)"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la recepción de la alerta",
          "en": "the receipt of the alert"
        }
      },
      "triage.low": {
        "label": {
          "es": "Verificar (baja)",
          "en": "Verify (low)"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la recepción de la alerta",
          "en": "the receipt of the alert"
        }
      },
      "answer.urgent": {
        "label": {
          "es": "Responder (crítica)",
          "en": "Answer (critical)"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "answer.high": {
        "label": {
          "es": "Responder (alta)",
          "en": "Answer (high)"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "answer.medium": {
        "label": {
          "es": "Responder (media)",
          "en": "Answer (medium)"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "answer.low": {
        "label": {
          "es": "Responder (baja)",
          "en": "Answer (low)"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "confirmation.confirm": {
        "label": {
          "es": "Confirmar que se descarta",
          "en": "Confirm the dismissal"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "handing-on.arrive": {
        "label": {
          "es": "Confirmar que llegó",
          "en": "Confirm that it arrived"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      }
    },
    "outcomes": {
      "case-informed": {
        "es": "Informada al caso",
        "en": "The case was informed"
      },
      "intake-opened": {
        "es": "Ingreso abierto",
        "en": "Intake opened"
      },
      "escalated": {
        "es": "Escalada",
        "en": "Escalated"
      },
      "measure-opened": {
        "es": "Medida de protección abierta",
        "en": "Protection measure opened"
      },
      "dismissed": {
        "es": "Descartada",
        "en": "Dismissed"
      }
    }
  },
  "child-watch": {
    "label": {
      "es": "Seguimiento de alertas de un NNA",
      "en": "Watch over a child"
    },
    "stages": {
      "active": {
        "es": "Con alertas",
        "en": "With alerts"
      },
      "quiet": {
        "es": "En calma",
        "en": "Quiet"
      },
      "ended": {
        "es": "Terminado",
        "en": "Ended"
      }
    },
    "rules": {
      "active.review": {
        "label": {
          "es": "Revisar las alertas del NNA en conjunto",
          "en": "Review the child's alerts together"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la última revisión del seguimiento, o la entrada a la etapa",
          "en": "the latest review of the watch, or the entry into the stage"
        }
      },
      "active.quiet": {
        "label": {
          "es": "Noventa días sin alertas",
          "en": "Ninety days without an alert"
        },
        "otherwise": {
          "es": "el seguimiento queda en calma si nada está abierto",
          "en": "the watch goes quiet if nothing is open"
        },
        "countedFrom": {
          "es": "la última alerta, o la entrada a la etapa",
          "en": "the latest alert, or the entry into the stage"
        }
      }
    },
    "outcomes": {
      "of-age": {
        "es": "Mayoría de edad",
        "en": "Of age"
      },
      "deceased": {
        "es": "Fallecimiento",
        "en": "Deceased"
      },
      "merged": {
        "es": "Unido al de la misma persona",
        "en": "Joined to that of the same person"
      }
    }
  },
  "escalation": {
    "label": {
      "es": "Escalamiento al servicio especializado",
      "en": "Escalation to the specialised service"
    },
    "stages": {
      "drafted": {
        "es": "En preparación",
        "en": "Drafted"
      },
      "approval": {
        "es": "Aprobación",
        "en": "Approval"
      },
      "notified": {
        "es": "Notificada, sin acuse",
        "en": "Notified, not acknowledged"
      },
      "deciding": {
        "es": "El servicio decide",
        "en": "The service decides"
      },
      "informing": {
        "es": "Antecedentes pedidos",
        "en": "More information requested"
      },
      "rejected": {
        "es": "Rechazada por el servicio",
        "en": "Rejected by the service"
      },
      "handover": {
        "es": "Traspaso",
        "en": "Handover"
      },
      "with-service": {
        "es": "En el servicio",
        "en": "With the service"
      },
      "exit-follow-up": {
        "es": "Seguimiento de egreso",
        "en": "Follow-up after exit"
      },
      "ended": {
        "es": "Terminado",
        "en": "Ended"
      }
    },
    "rules": {
      "drafted.submit": {
        "label": {
          "es": "Completar los fundamentos",
          "en": "Complete the grounds"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "approval.approve": {
        "label": {
          "es": "Aprobar el escalamiento",
          "en": "Approve the escalation"
        },
        "otherwise": {
          "es": "decide la subrogancia y luego la supervisión regional",
          "en": "the deputy decides, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "notified.acknowledge-urgent": {
        "label": {
          "es": "Acuse de recibo (urgente)",
          "en": "Acknowledgement (urgent)"
        },
        "otherwise": {
          "es": "se notifica otra vez, un nivel más arriba",
          "en": "it is notified again, one level higher"
        },
        "countedFrom": {
          "es": "la última notificación",
          "en": "the latest notification"
        }
      },
      "notified.acknowledge": {
        "label": {
          "es": "Acuse de recibo",
          "en": "Acknowledgement"
        },
        "otherwise": {
          "es": "se notifica otra vez, un nivel más arriba",
          "en": "it is notified again, one level higher"
        },
        "countedFrom": {
          "es": "la última notificación",
          "en": "the latest notification"
        }
      },
      "deciding.decide": {
        "label": {
          "es": "Decisión del servicio",
          "en": "The service's decision"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa; antes, si así se acordó",
          "en": "the entry into the stage; earlier, if that was agreed"
        }
      },
      "informing.inform": {
        "label": {
          "es": "Enviar los antecedentes",
          "en": "Send the information"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "rejected.decide": {
        "label": {
          "es": "Apelar, dictar medida o mantener",
          "en": "Appeal, measure or keep"
        },
        "otherwise": {
          "es": "decide la subrogancia y luego la supervisión regional",
          "en": "the deputy decides, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "handover.complete": {
        "label": {
          "es": "Reunión, expediente y acompañamiento",
          "en": "Meeting, file and accompaniment"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "with-service.status": {
        "label": {
          "es": "Preguntar al servicio cómo va",
          "en": "Ask the service how it goes"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la última noticia del servicio, o la entrada a la etapa",
          "en": "the latest news from the service, or the entry into the stage"
        }
      },
      "exit-follow-up.month-1": {
        "label": {
          "es": "Contacto al mes",
          "en": "Contact at 1 month"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el egreso del servicio especializado",
          "en": "the exit from the specialised service"
        }
      },
      "exit-follow-up.month-3": {
        "label": {
          "es": "Contacto a los 3 meses",
          "en": "Contact at 3 months"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el egreso del servicio especializado",
          "en": "the exit from the specialised service"
        }
      },
      "exit-follow-up.month-6": {
        "label": {
          "es": "Contacto a los 6 meses",
          "en": "Contact at 6 months"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el egreso del servicio especializado",
          "en": "the exit from the specialised service"
        }
      },
      "exit-follow-up.month-12": {
        "label": {
          "es": "Contacto a los 12 meses",
          "en": "Contact at 12 months"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "el egreso del servicio especializado",
          "en": "the exit from the specialised service"
        }
      }
    },
    "outcomes": {
      "handed-over": {
        "es": "Traspasado",
        "en": "Handed over"
      },
      "returned": {
        "es": "Devuelto por el servicio",
        "en": "Returned by the service"
      },
      "rejected-kept": {
        "es": "Rechazado, se mantiene en la OLN",
        "en": "Rejected, kept by the office"
      },
      "measure-instead": {
        "es": "Medida de protección en su lugar",
        "en": "Protection measure instead"
      },
      "withdrawn": {
        "es": "Retirado",
        "en": "Withdrawn"
      }
    }
  },
  "protection-measure": {
    "label": {
      "es": "Medida de protección",
      "en": "Protection measure"
    },
    "stages": {
      "opened": {
        "es": "Abierta",
        "en": "Opened"
      },
      "hearing": {
        "es": "Escucha",
        "en": "Hearing"
      },
      "adoption": {
        "es": "Decisión",
        "en": "Adoption"
      },
      "in-force": {
        "es": "Vigente",
        "en": "In force"
      },
      "term-review": {
        "es": "Plazo cumplido",
        "en": "Term ended"
      },
      "non-compliance": {
        "es": "Incumplimiento",
        "en": "Non-compliance"
      },
      "ended": {
        "es": "Terminada",
        "en": "Ended"
      }
    },
    "rules": {
      "opened.summon": {
        "label": {
          "es": "Citar a quienes se escuchará",
          "en": "Summon who is to be heard"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "hearing.hear": {
        "label": {
          "es": "Escuchar al NNA y a los adultos",
          "en": "Hear the child and the adults"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "adoption.adopt": {
        "label": {
          "es": "Adoptar la medida",
          "en": "Adopt the measure"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "in-force.review": {
        "label": {
          "es": "Revisar la medida",
          "en": "Review the measure"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la última revisión de la medida, o la entrada a la etapa",
          "en": "the latest review of the measure, or the entry into the stage"
        }
      },
      "in-force.term-ends": {
        "label": {
          "es": "Fin del plazo de la medida",
          "en": "End of the measure’s term"
        },
        "otherwise": {
          "es": "la coordinación decide si se renueva o se deja sin efecto",
          "en": "the coordinator decides whether it is renewed or lifted"
        },
        "countedFrom": {
          "es": "la entrada en vigencia de la medida; antes, si así se acordó",
          "en": "the day the measure came into force; earlier, if that was agreed"
        }
      },
      "term-review.decide": {
        "label": {
          "es": "Renovar o dejar sin efecto",
          "en": "Renew or lift"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "non-compliance.decide": {
        "label": {
          "es": "Decidir sobre el incumplimiento",
          "en": "Decide on the non-compliance"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      }
    },
    "outcomes": {
      "lifted": {
        "es": "Dejada sin efecto",
        "en": "Lifted"
      },
      "expired": {
        "es": "Plazo vencido sin renovar",
        "en": "Expired, not renewed"
      },
      "escalated": {
        "es": "Escalada",
        "en": "Escalated"
      },
      "not-adopted": {
        "es": "No adoptada",
        "en": "Not adopted"
      },
      "withdrawn": {
        "es": "Retirada",
        "en": "Withdrawn"
      }
    }
  },
  "anonymisation": {
    "label": {
      "es": "Anonimización de una persona",
      "en": "Anonymisation of a person"
    },
    "stages": {
      "announced": {
        "es": "Anunciada",
        "en": "Announced"
      },
      "held": {
        "es": "Retenida",
        "en": "Held"
      },
      "erasing": {
        "es": "Borrando",
        "en": "Erasing"
      },
      "closed": {
        "es": "Cerrada",
        "en": "Closed"
      }
    },
    "rules": {
      "announced.begin": {
        "label": {
          "es": "Comienzo del borrado",
          "en": "Erasing begins"
        },
        "otherwise": {
          "es": "se borran los textos de lo terminado; si algo sigue abierto, se anuncia de nuevo",
          "en": "the texts of what has ended are erased; if something is open, it is announced again"
        },
        "countedFrom": {
          "es": "el anuncio",
          "en": "the announcement"
        }
      },
      "held.hold-ends": {
        "label": {
          "es": "Fin de la retención",
          "en": "End of the hold"
        },
        "otherwise": {
          "es": "se anuncia de nuevo",
          "en": "it is announced again"
        },
        "countedFrom": {
          "es": "la entrada a la etapa; antes, si así se acordó",
          "en": "the entry into the stage; earlier, if that was agreed"
        }
      },
      "erasing.answer": {
        "label": {
          "es": "Confirmación de todos los servicios",
          "en": "Every service has confirmed"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      }
    },
    "outcomes": {
      "anonymised": {
        "es": "Anonimizada",
        "en": "Anonymised"
      },
      "called-off": {
        "es": "Dejada sin efecto",
        "en": "Called off"
      }
    }
  },
  "rights-request": {
    "label": {
      "es": "Solicitud de derechos sobre datos personales",
      "en": "Request on rights over personal data"
    },
    "stages": {
      "received": {
        "es": "Recibida",
        "en": "Received"
      },
      "extended": {
        "es": "Prorrogada",
        "en": "Extended"
      },
      "closed": {
        "es": "Cerrada",
        "en": "Closed"
      }
    },
    "rules": {
      "received.answer": {
        "label": {
          "es": "Responder la solicitud de derechos",
          "en": "Answer the rights request"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la recepción de la solicitud; antes, si así se acordó",
          "en": "the receipt of the request; earlier, if that was agreed"
        }
      },
      "extended.answer": {
        "label": {
          "es": "Responder la solicitud prorrogada",
          "en": "Answer the extended request"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "el fin del primer plazo; antes, si así se acordó",
          "en": "the end of the first term; earlier, if that was agreed"
        }
      }
    },
    "outcomes": {
      "granted": {
        "es": "Acogida",
        "en": "Granted"
      },
      "partly-granted": {
        "es": "Acogida en parte",
        "en": "Granted in part"
      },
      "refused": {
        "es": "Rechazada",
        "en": "Refused"
      },
      "withdrawn": {
        "es": "Retirada",
        "en": "Withdrawn"
      }
    }
  },
  "community-plan": {
    "label": {
      "es": "Plan comunitario",
      "en": "Community plan"
    },
    "stages": {
      "commitment": {
        "es": "Carta de compromiso",
        "en": "Letter of commitment"
      },
      "baseline": {
        "es": "Línea base",
        "en": "Baseline"
      },
      "diagnosis": {
        "es": "Diagnóstico participativo comunitario",
        "en": "Participatory diagnosis"
      },
      "communal-plan": {
        "es": "Plan comunal",
        "en": "Communal plan"
      },
      "running": {
        "es": "Plan Estratégico Comunitario en ejecución",
        "en": "Strategic community plan running"
      },
      "finishing": {
        "es": "Finalización del PEC",
        "en": "Strategic community plan finishing"
      },
      "end-line": {
        "es": "Línea de salida",
        "en": "End line"
      },
      "evaluation": {
        "es": "Evaluación",
        "en": "Evaluation"
      },
      "closed": {
        "es": "Cerrado",
        "en": "Closed"
      }
    },
    "rules": {
      "commitment.sign": {
        "label": {
          "es": "Firmar la carta de compromiso",
          "en": "Sign the letter of commitment"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "baseline.complete": {
        "label": {
          "es": "Completar la línea base",
          "en": "Complete the baseline"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "diagnosis.complete": {
        "label": {
          "es": "Completar el diagnóstico participativo",
          "en": "Complete the diagnosis"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "communal-plan.agree": {
        "label": {
          "es": "Acordar el plan comunal",
          "en": "Agree on the communal plan"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "running.activity": {
        "label": {
          "es": "Realizar una actividad",
          "en": "Hold an activity"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la última actividad, o la entrada a la etapa",
          "en": "the latest activity, or the entry into the stage"
        }
      },
      "running.cycle-ends": {
        "label": {
          "es": "Fin del ciclo del PEC",
          "en": "End of the cycle"
        },
        "otherwise": {
          "es": "el ciclo pasa a finalización, y se avisa a quien está a cargo",
          "en": "the cycle is finished, and who is in charge is told"
        },
        "countedFrom": {
          "es": "el comienzo del ciclo; antes, si así se acordó",
          "en": "the beginning of the cycle; earlier, if that was agreed"
        }
      },
      "finishing.finish": {
        "label": {
          "es": "Cerrar el ciclo, o comenzar otro",
          "en": "Close the cycle, or begin another"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "end-line.complete": {
        "label": {
          "es": "Completar la línea de salida",
          "en": "Complete the end line"
        },
        "otherwise": {
          "es": "se avisa a la coordinación",
          "en": "the coordinator is told"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "evaluation.conclude": {
        "label": {
          "es": "Evaluar y cerrar el plan",
          "en": "Evaluate and close the plan"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      }
    },
    "outcomes": {
      "completed": {
        "es": "Completado",
        "en": "Completed"
      },
      "partially-completed": {
        "es": "Completado en parte",
        "en": "Partially completed"
      },
      "withdrawn": {
        "es": "Retirado",
        "en": "Withdrawn"
      },
      "merged": {
        "es": "Unido a otro plan",
        "en": "Merged into another plan"
      }
    }
  },
  "monitoring-snapshot": {
    "label": {
      "es": "Informe trimestral de indicadores",
      "en": "Quarterly snapshot of indicators"
    },
    "stages": {
      "signing": {
        "es": "Por firmar",
        "en": "To be signed"
      },
      "closed": {
        "es": "Firmado",
        "en": "Signed"
      }
    },
    "rules": {
      "signing.sign": {
        "label": {
          "es": "Firmar las cifras del trimestre",
          "en": "Sign the figures of the quarter"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      }
    },
    "outcomes": {
      "signed": {
        "es": "Firmado",
        "en": "Signed"
      }
    }
  },
  "monitoring-alarm": {
    "label": {
      "es": "Alarma de gestión",
      "en": "Management alarm"
    },
    "stages": {
      "open": {
        "es": "Abierta",
        "en": "Open"
      },
      "acknowledged": {
        "es": "En atención",
        "en": "Being looked into"
      },
      "closed": {
        "es": "Cerrada",
        "en": "Closed"
      }
    },
    "rules": {
      "open.acknowledge": {
        "label": {
          "es": "Tomar conocimiento de la alarma",
          "en": "Acknowledge the alarm"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la entrada a la etapa",
          "en": "the entry into the stage"
        }
      },
      "acknowledged.resolve": {
        "label": {
          "es": "Resolver la alarma",
          "en": "Resolve the alarm"
        },
        "otherwise": {
          "es": "se avisa a la coordinación y luego a la supervisión regional",
          "en": "the coordinator is told, then the regional supervisor"
        },
        "countedFrom": {
          "es": "la apertura de la alarma",
          "en": "the opening of the alarm"
        }
      }
    },
    "outcomes": {
      "ended": {
        "es": "Terminó por sí sola",
        "en": "Over by itself"
      },
      "resolved": {
        "es": "Resuelta",
        "en": "Resolved"
      },
      "dismissed": {
        "es": "Descartada",
        "en": "Dismissed"
      }
    }
  }
};
