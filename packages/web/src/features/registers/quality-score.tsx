// The quality of a register: one figure in the catalogue, six criteria with what they count on its page.
import {
  Anchor,
  Box,
  Group,
  Progress,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  Title,
  Tooltip,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Answer } from "../../app/api.ts";
import { queryOf, routes } from "../../app/api.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import { useRegisterMessages } from "./register-messages.ts";
import { problemText } from "./problem-text.ts";

type Criterion = Answer<"quality">["criteria"][number];

/** The mean of the criteria that could be judged, as one small figure. */
export function QualityScore({ register }: { readonly register: string }) {
  const { data } = useQuality(register);
  const messages = useRegisterMessages();
  const score = meanScore(data?.criteria ?? []);
  if (!data) return <Skeleton h={18} w={64} />;
  if (score === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {messages.notJudged}
      </Text>
    );
  }
  const label = fill(messages.qualityOf, { score });
  return (
    <Tooltip label={label}>
      <Group gap={8} wrap="nowrap" aria-label={label} role="img">
        <Progress value={score} w={56} size="sm" color={toneOf(score)} aria-hidden />
        <Text size="sm" fw={600} w={26} ta="right">
          {score}
        </Text>
      </Group>
    </Tooltip>
  );
}

/** The six criteria with their explanations. */
export function QualityPanel({ register }: { readonly register: string }) {
  const { data, error, refetch } = useQuality(register);
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const { number } = useFormat();
  if (error) {
    return (
      <Text>
        {problemText(error, language, messages.offline)}{" "}
        <Anchor component="button" onClick={() => void refetch()}>
          {messages.tryAgain}
        </Anchor>
      </Text>
    );
  }
  if (!data) return <Skeleton h={260} />;
  return (
    <Stack gap="md">
      <Text c="dimmed">{fill(messages.qualityLead, { n: number(data.records) })}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {data.criteria.map((criterion) => (
          <CriterionCard key={criterion.code} criterion={criterion} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function CriterionCard({ criterion }: { readonly criterion: Criterion }) {
  const messages = useRegisterMessages();
  const text = useText();
  const { number } = useFormat();
  const { score, counted, of } = criterion;
  return (
    <Box p="md" bg="var(--nc-card)" bd="1px solid var(--nc-line)" bdrs="md">
      <Group justify="space-between" align="baseline">
        <Title order={3} size="h5">
          {text(criterion.label)}
        </Title>
        <Text fw={700} fz={22}>
          {score === undefined ? "–" : number(Math.round(score))}
        </Text>
      </Group>
      <Progress
        value={score ?? 0}
        color={toneOf(score ?? 0)}
        size="sm"
        my={8}
        aria-label={text(criterion.label)}
      />
      <Text size="sm" fw={500}>
        {score === undefined
          ? messages.notJudged
          : fill(messages.countedOf, { counted: number(counted), of: number(of) })}
      </Text>
      <Text size="sm" c="dimmed">
        {text(criterion.explanation)}
      </Text>
    </Box>
  );
}

function useQuality(register: string) {
  return useQuery({ ...queryOf(routes.quality, { params: { register } }), staleTime: 5 * 60_000 });
}

function meanScore(criteria: readonly Criterion[]): number | undefined {
  const scores = criteria.flatMap(({ score }) => (score === undefined ? [] : [score]));
  if (scores.length === 0) return undefined;
  return Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

function toneOf(score: number): string {
  return score >= 60 ? "var(--nc-side-0)" : "var(--nc-soon)";
}
