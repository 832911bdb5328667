-- case: another text than the one that was run {applied=SELECT 1;}
SELECT 2;
--^^^^^^^ its up script is not the one that was run

-- case: the text that was run {applied=SELECT 1;}
SELECT 1;

-- case: no ledger was asked
SELECT 2;
