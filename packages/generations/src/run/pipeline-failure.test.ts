import { PipelineError } from '@headway/pipeline';
import { expect, test } from 'vitest';
import { parsePipelineFailure } from './pipeline-failure.ts';

test('an error of the pipeline is recognized by its shape; anything else is a defect', () => {
  const error = new PipelineError('too_few_pages', 'Too few pages could be read.', {
    suggestions: ['streaming'],
    cause: new Error('secret'),
  });
  expect(parsePipelineFailure(error)).toEqual({
    name: 'PipelineError',
    message: 'Too few pages could be read.',
    code: 'too_few_pages',
    retryable: true,
    suggestions: ['streaming'],
  });
  expect(parsePipelineFailure(new TypeError('undefined is not a function'))).toBeNull();
  expect(parsePipelineFailure({ name: 'PipelineError', code: error.code })).toBeNull();
  expect(
    parsePipelineFailure(Object.assign(new Error('x'), { name: 'PipelineError', code: 'internal' })),
  ).toBeNull();
});
