import { readArticlePage } from '@/features/article-page/server/read-article-page.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { Problem } from '@/server/http/problem.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async GET({ user, id }) {
    const content = await readArticlePage(user, id('id'));
    if (!content) throw new Problem('not_found');
    return content;
  },
});
