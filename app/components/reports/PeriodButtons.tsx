import { useNavigate } from "@remix-run/react";
import { Box, Button, ButtonGroup } from "@shopify/polaris";
import { PERIODS } from "~/domain/reports/report";

/** Which days the numbers are about. `url`: the page, without its query. */
export function PeriodButtons({ days, url }: { days: number; url: string }) {
  const navigate = useNavigate();
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <ButtonGroup variant="segmented">
        {PERIODS.map((each) => (
          <Button key={each} onClick={() => navigate(`${url}?days=${each}`)} pressed={each === days} accessibilityLabel={`Last ${each} days`}>
            {`${each} days`}
          </Button>
        ))}
      </ButtonGroup>
    </Box>
  );
}
