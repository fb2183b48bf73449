import { route } from "../route.ts";
import { overview } from "../schemas/overview.ts";

export const getOverview = route({
  method: "get",
  path: "/api/overview",
  summary: "What every page needs: the home, the tier, the wizard and what goes on",
  answer: overview,
  async handle(_call, { peregrine, activities, version }) {
    const { dir, jobsPath, notes } = peregrine.home;
    const [tier, wizard] = await Promise.all([peregrine.tier(), peregrine.wizard()]);
    return {
      version,
      home: { dir, ...(jobsPath === undefined ? {} : { jobsPath }), notes: [...notes] },
      tier,
      wizard,
      activities: activities.list(),
    };
  },
});
