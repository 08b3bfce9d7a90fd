import { useState } from 'react';
import type { AnswerQuestionDto, ScreeningDto } from '../../../../../src/contracts/screening/screening.dto.js';
import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { api, withQuery } from '../../../api/client.js';
import { askAgain, queries, useAsk, useChange } from '../../../api/queries.js';
import { tell } from '../../../ui/toast.js';
import { useProblemSentence } from '../../../words/problem-words.js';

/** The questions of an intake, and how to answer one: the answer of the server is the next screen. */
export function useScreening({ intakeId, language: spoken }: DeskCallDto) {
  const sentence = useProblemSentence();
  const [language, setLanguage] = useState<'en' | 'es'>(spoken === 'es' ? 'es' : 'en');
  const key = ['flags', 'screening', intakeId, language] as const;
  const screening = useAsk<ScreeningDto>(key, withQuery(`/v1/intakes/${intakeId}/screening`, { language }));
  const answering = useChange(async (body: AnswerQuestionDto) => {
    const asked = Object.assign(body, { language });
    const next = await api.post<ScreeningDto>(`/v1/intakes/${intakeId}/screening/answers`, asked);
    queries.setQueryData(key, next);
    if (next.inDanger) await askAgain('me');
  });
  return {
    screening,
    language,
    setLanguage,
    isBusy: answering.isPending,
    answer: (body: AnswerQuestionDto) => answering.mutate(body, { onError: (error) => tell(sentence(error), 'alarm') }),
  };
}
